using Selfsame.Training.FineTuning;

namespace Selfsame.Training.Robustness;

/// <summary>How a shift between training and test pictures is measured.</summary>
public sealed record ShiftOptions
{
    /// <summary>The share of the training set that is held out, of every class alike, in (0, 1).</summary>
    public double HeldOut { get; init; } = 0.2;

    /// <summary>How the pretrained network is trained; null for the setting of its family.</summary>
    public FineTuneOptions? Pretrained { get; init; }

    /// <summary>How the network that begins at random is trained; null for the setting of its family.</summary>
    public FineTuneOptions? Scratch { get; init; }

    /// <summary>Seed of first weights, order and views.</summary>
    public long Seed { get; init; }
}
