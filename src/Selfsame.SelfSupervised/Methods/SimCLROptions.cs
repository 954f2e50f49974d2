using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="SimCLR"/>. Defaults are the paper's ImageNet values.</summary>
public sealed record SimCLROptions
{
    /// <summary>Temperature of the loss, above 0: 0.1 for ImageNet, 0.5 for CIFAR-10 (the paper's appendix B.9).</summary>
    [Range(1e-3, 1e3)]
    public double Temperature { get; init; } = 0.1;

    /// <summary>Width of the projector's hidden layer; 0 means the encoder's own.</summary>
    [Range(0, 65536)]
    public int HiddenWidth { get; init; }

    /// <summary>Number of dimensions in which views are compared.</summary>
    [Range(2, 65536)]
    public int EmbeddingWidth { get; init; } = 128;
}
