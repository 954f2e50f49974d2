using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="BarlowTwins"/>. Defaults are the paper's ImageNet values.</summary>
public sealed record BarlowTwinsOptions
{
    /// <summary>Weight of the redundancy term.</summary>
    [Range(0, 1e6)]
    public double Lambda { get; init; } = 0.005;

    /// <summary>Factor of the whole loss: 1 in the paper; solo-learn takes 0.1 for CIFAR and 0.025 by default.</summary>
    [Range(1e-9, 1e9)]
    public double LossScale { get; init; } = 1;

    /// <summary>Width of the projector, hidden and out: 8192 for ImageNet, 2048 for CIFAR.</summary>
    [Range(2, 65536)]
    public int ProjectorWidth { get; init; } = 8192;

    /// <summary>Number of linear layers of the projector: 3 for ImageNet, 2 for CIFAR.</summary>
    [Range(1, 8)]
    public int ProjectorLayers { get; init; } = 3;
}
