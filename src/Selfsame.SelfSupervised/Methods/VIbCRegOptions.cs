using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="VIbCReg"/>. Defaults are the paper's ImageNet values.</summary>
public sealed record VIbCRegOptions
{
    /// <summary>Weight of the distance between the two views.</summary>
    [Range(0, 1e6)]
    public double InvarianceWeight { get; init; } = 25;

    /// <summary>Weight of the hinge on standard deviations.</summary>
    [Range(0, 1e6)]
    public double VarianceWeight { get; init; } = 25;

    /// <summary>Weight of the normalised covariances of different dimensions.</summary>
    [Range(0, 1e6)]
    public double CovarianceWeight { get; init; } = 200;

    /// <summary>Whether the projector ends in iterative whitening.</summary>
    public bool IterativeNorm { get; init; } = true;

    /// <summary>Number of groups that are whitened, each by itself; it divides the width.</summary>
    [Range(1, 65536)]
    public int WhiteningGroups { get; init; } = 64;

    /// <summary>Width of the projector, hidden and out: 8192 for ImageNet, 2048 for CIFAR.</summary>
    [Range(2, 65536)]
    public int ProjectorWidth { get; init; } = 8192;
}
