using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="SwAV"/>. Defaults are the paper's ImageNet values.</summary>
public sealed record SwAVOptions
{
    /// <summary>Temperature of the predictions, above 0.</summary>
    [Range(1e-3, 1e3)]
    public double Temperature { get; init; } = 0.1;

    /// <summary>Entropy of the codes, above 0: small values make them hard; too large ones make all alike.</summary>
    [Range(1e-3, 1e3)]
    public double Epsilon { get; init; } = 0.05;

    /// <summary>Iterations of Sinkhorn-Knopp.</summary>
    [Range(1, 1000)]
    public int SinkhornIterations { get; init; } = 3;

    /// <summary>Number of prototypes: a few times the number of classes that you expect, and no more than pictures.</summary>
    [Range(2, 1_048_576)]
    public int Prototypes { get; init; } = 3000;

    /// <summary>Epochs in which the prototypes do not learn.</summary>
    [Range(0, 1_000_000)]
    public int FrozenPrototypeEpochs { get; init; } = 1;

    /// <summary>Earlier embeddings that are coded along with the batch, for each large view; 0 for none. For batches smaller than the number of prototypes.</summary>
    [Range(0, 10_000_000)]
    public int QueueLength { get; init; }

    /// <summary>The epoch from which the queue is filled; it is used once it is full.</summary>
    [Range(0, 1_000_000)]
    public int QueueStartEpoch { get; init; } = 15;

    /// <summary>Width of the projector's hidden layer; 0 means the encoder's own.</summary>
    [Range(0, 65536)]
    public int HiddenWidth { get; init; } = 2048;

    /// <summary>Number of dimensions in which embeddings and prototypes are compared.</summary>
    [Range(2, 65536)]
    public int EmbeddingWidth { get; init; } = 128;
}
