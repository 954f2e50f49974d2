using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="VICRegL"/>. Defaults are the paper's values for residual networks on ImageNet.</summary>
public sealed record VICRegLOptions
{
    /// <summary>Share of the global criterion, 0 to 1; the local one has the rest.</summary>
    [Range(0, 1)]
    public double Alpha { get; init; } = 0.9;

    /// <summary>Places of a feature map that are kept, in each direction: those whose match is nearest.</summary>
    [Range(1, 65536)]
    public int Matches { get; init; } = 20;

    /// <summary>Weight of the distance between views and between matches.</summary>
    [Range(0, 1e6)]
    public double InvarianceWeight { get; init; } = 25;

    /// <summary>Weight of the hinge on standard deviations.</summary>
    [Range(0, 1e6)]
    public double VarianceWeight { get; init; } = 25;

    /// <summary>Weight of the covariances of different dimensions.</summary>
    [Range(0, 1e6)]
    public double CovarianceWeight { get; init; } = 1;

    /// <summary>Width of the global projector, hidden and out: 8192 for ImageNet, 2048 for small pictures.</summary>
    [Range(2, 65536)]
    public int ProjectorWidth { get; init; } = 8192;

    /// <summary>Width of the local projector, hidden and out: 512 for ImageNet, 128 for small pictures.</summary>
    [Range(2, 65536)]
    public int LocalProjectorWidth { get; init; } = 512;
}
