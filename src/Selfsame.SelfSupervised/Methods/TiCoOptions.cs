using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="TiCo"/>. Defaults are the paper's ImageNet values.</summary>
public sealed record TiCoOptions
{
    /// <summary>Share of the running covariance that stays in each step.</summary>
    [Range(0, 1)]
    public double Beta { get; init; } = 0.9;

    /// <summary>Weight of the covariance term: 8 in the paper, 20 in lightly's default.</summary>
    [Range(0, 1e6)]
    public double Rho { get; init; } = 8;

    /// <summary>Whether gradients flow through the batch's part of the covariance, as in the paper's algorithm; lightly stops them.</summary>
    public bool CovarianceGradient { get; init; } = true;

    /// <summary>The teacher's momentum at the first step; a cosine takes it to 1 at the last.</summary>
    [Range(0, 1)]
    public double Momentum { get; init; } = 0.99;

    /// <summary>Width of the projector's hidden layer: 4096 for ImageNet, 1024 for small pictures.</summary>
    [Range(1, 65536)]
    public int HiddenWidth { get; init; } = 4096;

    /// <summary>Number of dimensions in which views are compared.</summary>
    [Range(2, 16384)]
    public int EmbeddingWidth { get; init; } = 256;
}
