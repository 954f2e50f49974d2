using Selfsame.Nn.Optimizers;
using Selfsame.Torch;
using Selfsame.Training.Runs;
using Selfsame.Training.Settings;

namespace Selfsame.Training;

/// <summary>How a <see cref="Trainer{TBatch}"/> trains.</summary>
public sealed record TrainerOptions
{
    /// <summary>Optimizer steps of the whole run, at least 1.</summary>
    public required long TotalSteps { get; init; }

    /// <summary>The optimizer, with its schedule, of objectives that bring none of their own.</summary>
    public required OptimizerOptions Optimizer { get; init; }

    /// <summary>Where all chance begins.</summary>
    public long Seed { get; init; }

    /// <summary>Where the method computes; its modules are there already.</summary>
    public Device Device { get; init; } = Device.Cpu;

    /// <summary>The number format of the forward pass.</summary>
    public Precision Precision { get; init; }

    /// <summary>Batches that make up one step. Methods of several objectives take only 1.</summary>
    public int AccumulationSteps { get; init; } = 1;

    /// <summary>The largest length of an objective's gradient, or null for the limit of its optimizer's options, if they have one.</summary>
    public double? ClipGradientNorm { get; init; }

    /// <summary>Steps between logged ones.</summary>
    public int LogEvery { get; init; } = 10;

    /// <summary>Steps between checkpoints, or null for one at the end of each epoch.</summary>
    public long? CheckpointEvery { get; init; }

    /// <summary>How many checkpoints are kept, besides the best.</summary>
    public int KeepCheckpoints { get; init; } = 2;

    /// <summary>What must be the same for a checkpoint to belong to this run.</summary>
    public IReadOnlyList<IdentityField> Identity { get; init; } = [];

    /// <summary>What is written into the encoder's file beside its weights: architecture and preprocessing.</summary>
    public IReadOnlyDictionary<string, string> EncoderMetadata { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);
}
