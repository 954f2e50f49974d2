using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="VICReg"/>. Defaults are the paper's ImageNet values.</summary>
public sealed record VICRegOptions
{
    /// <summary>Weight of the distance between the two views.</summary>
    [Range(0, 1e6)]
    public double InvarianceWeight { get; init; } = 25;

    /// <summary>Weight of the hinge on standard deviations.</summary>
    [Range(0, 1e6)]
    public double VarianceWeight { get; init; } = 25;

    /// <summary>Weight of the covariances of different dimensions.</summary>
    [Range(0, 1e6)]
    public double CovarianceWeight { get; init; } = 1;

    /// <summary>True for solo-learn's variance term, the sum over both views; false for the official code's mean of them.</summary>
    public bool SumVariances { get; init; }

    /// <summary>Width of the projector, hidden and out: 8192 for ImageNet, 2048 for CIFAR.</summary>
    [Range(2, 65536)]
    public int ProjectorWidth { get; init; } = 8192;
}
