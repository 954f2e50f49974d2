using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="MoCoV2"/>. Defaults are the paper's ImageNet values.</summary>
public sealed record MoCoV2Options
{
    /// <summary>Temperature of the loss, above 0: 0.2 for ImageNet, 0.1 for CIFAR-10.</summary>
    [Range(1e-3, 1e3)]
    public double Temperature { get; init; } = 0.2;

    /// <summary>The share of the teacher's weights that stays at each step: 0.999 for ImageNet, 0.99 for CIFAR-10.</summary>
    [Range(0, 1)]
    public double Momentum { get; init; } = 0.999;

    /// <summary>Number of keys remembered as negatives: 65,536 for ImageNet, 4,096 for CIFAR-10, and by default no more than half the data set.</summary>
    [Range(1, 1 << 24)]
    public int QueueSize { get; init; } = 65536;

    /// <summary>Whether each view is query and key in turn. The paper's loss takes the first view as query only; for CIFAR both is usual.</summary>
    public bool Symmetric { get; init; }

    /// <summary>Width of the projector's hidden layer; 0 means the encoder's own.</summary>
    [Range(0, 65536)]
    public int HiddenWidth { get; init; }

    /// <summary>Number of dimensions in which views are compared.</summary>
    [Range(2, 65536)]
    public int EmbeddingWidth { get; init; } = 128;
}
