namespace Selfsame.Training.FineTuning;

/// <summary>How few labels are tried, and how often.</summary>
public sealed record LabelEfficiencyOptions
{
    /// <summary>How many of the training labels are told, in turn; at least one of every class.</summary>
    public IReadOnlyList<LabelAmount> Labels { get; init; } = [LabelAmount.Share(0.01), LabelAmount.Share(0.1), LabelAmount.Share(1)];

    /// <summary>Seeds, each with labels and first weights of its own; at least 1.</summary>
    public int Seeds { get; init; } = 3;

    /// <summary>Passes of both networks over the labels where their families' settings are taken, at least 1. Few labels make their 300 steps anyway.</summary>
    public int Epochs { get; init; } = 8;

    /// <summary>How a pretrained network is trained; null for the setting of its family.</summary>
    public FineTuneOptions? Pretrained { get; init; }

    /// <summary>How a network that begins at random is trained; null for the setting of its family, with learning rates of its own.</summary>
    public FineTuneOptions? Scratch { get; init; }
}
