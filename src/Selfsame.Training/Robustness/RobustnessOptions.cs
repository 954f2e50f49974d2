using Selfsame.Training.FineTuning;

namespace Selfsame.Training.Robustness;

/// <summary>What networks have to stand, and how they are made.</summary>
public sealed record RobustnessOptions
{
    /// <summary>How hard they are attacked.</summary>
    public AttackOptions Attack { get; init; } = new();

    /// <summary>Test pictures at most, of every class alike; attacks take hundreds of passes each.</summary>
    public int Pictures { get; init; } = 500;

    /// <summary>How the pretrained network is trained; null for the setting of its family.</summary>
    public FineTuneOptions? Pretrained { get; init; }

    /// <summary>How the network that begins at random is trained; null for the setting of its family.</summary>
    public FineTuneOptions? Scratch { get; init; }

    /// <summary>Seed of first weights, random starts and noise.</summary>
    public long Seed { get; init; }
}
