using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="NNCLR"/>. Defaults are the paper's ImageNet values.</summary>
public sealed record NNCLROptions
{
    /// <summary>Temperature of the loss, above 0.</summary>
    [Range(1e-3, 1e3)]
    public double Temperature { get; init; } = 0.1;

    /// <summary>Number of embeddings among which neighbours are looked for: 98,304 for ImageNet, 4,096 for CIFAR-10, and by default no more than half the data set.</summary>
    [Range(1, 1 << 24)]
    public int QueueSize { get; init; } = 98304;

    /// <summary>Width of the projector's two hidden layers; 0 means the encoder's own, which is 2,048 in the paper.</summary>
    [Range(0, 65536)]
    public int HiddenWidth { get; init; }

    /// <summary>Number of dimensions in which views are compared.</summary>
    [Range(2, 65536)]
    public int EmbeddingWidth { get; init; } = 256;

    /// <summary>Width of the predictor's hidden layer; 0 means twice the encoder's own, which is 4,096 in the paper.</summary>
    [Range(0, 65536)]
    public int PredictorWidth { get; init; }
}
