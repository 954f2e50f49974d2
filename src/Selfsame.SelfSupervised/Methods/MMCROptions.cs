using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="MMCR"/>. Defaults are the paper's ImageNet values.</summary>
public sealed record MMCROptions
{
    /// <summary>Weight of the nuclear norm of each picture's own views; 0 leaves the term out, as the paper's large runs do.</summary>
    [Range(0, 1e6)]
    public double LocalWeight { get; init; }

    /// <summary>Width of the projector's hidden layer: 8192 for ImageNet, 512 for CIFAR.</summary>
    [Range(1, 65536)]
    public int HiddenWidth { get; init; } = 8192;

    /// <summary>Number of dimensions in which views are compared: 512 for ImageNet, 128 for CIFAR.</summary>
    [Range(2, 65536)]
    public int EmbeddingWidth { get; init; } = 512;
}
