using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="EMPSSL"/>. Defaults are the paper's values.</summary>
public sealed record EMPSSLOptions
{
    /// <summary>Weight of the agreement of patches with their mean.</summary>
    [Range(0, 1e6)]
    public double InvarianceWeight { get; init; } = 200;

    /// <summary>Weight of the coding rate. It is positive: the rate is maximised.</summary>
    [Range(0, 1e6)]
    public double CodingRateWeight { get; init; } = 1;

    /// <summary>Squared precision of the coding rate.</summary>
    [Range(1e-9, 1e3)]
    public double Epsilon { get; init; } = 0.2;

    /// <summary>Width of the projector's hidden layer.</summary>
    [Range(1, 65536)]
    public int HiddenWidth { get; init; } = 4096;

    /// <summary>Number of dimensions in which patches are compared.</summary>
    [Range(2, 65536)]
    public int EmbeddingWidth { get; init; } = 1024;
}
