using Selfsame.Training.FineTuning;

namespace Selfsame.Training.Classifiers;

/// <summary>What a classifier is made from, and how.</summary>
public sealed record ClassifierSettings
{
    /// <summary>The encoder it begins with: a run's folder or a file.</summary>
    public required string Run { get; init; }

    /// <summary>Labelled pictures to learn from.</summary>
    public required string Train { get; init; }

    /// <summary>Labelled pictures to count on, or null.</summary>
    public string? Test { get; init; }

    /// <summary>The folder of the classifier's run.</summary>
    public required string Out { get; init; }

    /// <summary>How many of the labels are told; at least one of every class.</summary>
    public LabelAmount Labels { get; init; } = LabelAmount.All;

    /// <summary>Passes over the labelled pictures, or null for those of <see cref="FineTuneOptions"/>.</summary>
    public int? Epochs { get; init; }

    /// <summary>The highest learning rate, or null to choose it on a held-out part of the labels.</summary>
    public double? LearningRate { get; init; }

    /// <summary>Whether it begins with random weights: what supervision alone makes of these labels.</summary>
    public bool FromScratch { get; init; }

    /// <summary>Seed of first weights, order, views, and of which labels are told.</summary>
    public long Seed { get; init; }
}
