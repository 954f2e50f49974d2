using Selfsame.SelfSupervised.Health;

namespace Selfsame.Training.Observers;

/// <summary>One pass over the data.</summary>
public sealed record EpochReport
{
    /// <summary>Which one, from 0.</summary>
    public required int Epoch { get; init; }

    /// <summary>Steps done at its end.</summary>
    public required long Step { get; init; }

    /// <summary>The mean of the loss over its steps.</summary>
    public required double MeanLoss { get; init; }

    /// <summary>The health of the embeddings of its last batch, or null where the method shows none.</summary>
    public HealthFigures? Health { get; init; }

    /// <summary>How discriminator and generator met in its logged steps, or null where the method has none.</summary>
    public ContestFigures? Contest { get; init; }

    /// <summary>What the labelled evaluation found, or null where there is none.</summary>
    public EpochEvaluation? Evaluation { get; init; }

    /// <summary>Samples a second, evaluation left out.</summary>
    public required double SamplesPerSecond { get; init; }

    /// <summary>The share of the time that was spent waiting for data, 0 to 1.</summary>
    public required double DataWaitShare { get; init; }

    /// <summary>Memory of the process that is resident, in bytes.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>How long the training of it took, evaluation left out; the part before a resume is not counted.</summary>
    public required TimeSpan Duration { get; init; }
}
