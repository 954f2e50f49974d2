using System.ComponentModel.DataAnnotations;
using Selfsame.SelfSupervised.Losses;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="DeepInfoMax"/>. Defaults are those of the paper's local form, DIM(L).</summary>
public sealed record DeepInfoMaxOptions
{
    /// <summary>Weight of the global term: the whole map at once. 1 in DIM(G), with a beta of 0.</summary>
    [Range(0, 1000)]
    public double Alpha { get; init; }

    /// <summary>Weight of the local term: the mean over the places of the map.</summary>
    [Range(0, 1000)]
    public double Beta { get; init; } = 1;

    /// <summary>Weight of the prior term: the vectors shall be spread evenly over the cube; 1 in DIM(G). 0 leaves the discriminator out.</summary>
    [Range(0, 1000)]
    public double Gamma { get; init; } = 0.1;

    /// <summary>How mutual information is estimated.</summary>
    public InformationEstimator Estimator { get; init; } = InformationEstimator.JensenShannon;

    /// <summary>How pairs are scored: encode-and-dot or concat-and-convolve.</summary>
    public PairScore Score { get; init; } = PairScore.Dot;

    /// <summary>Which stage of the encoder gives the map: 1 is the finest, 4 the last.</summary>
    [Range(1, 4)]
    public int MapStage { get; init; } = 3;

    /// <summary>Width of the vector that describes a picture, a linear map of the encoder's features.</summary>
    [Range(2, 65536)]
    public int VectorWidth { get; init; } = 64;

    /// <summary>Width in which pairs are compared: 2,048 in the public code, for dot products; 512 in the paper, for concatenation.</summary>
    [Range(2, 65536)]
    public int Units { get; init; } = 2048;

    /// <summary>Other pictures that each vector meets where pairs are joined; dot products meet all.</summary>
    [Range(1, 65536)]
    public int Negatives { get; init; } = 1;

    /// <summary>Learning rate of the discriminator's Adam.</summary>
    [Range(0, 10)]
    public double DiscriminatorRate { get; init; } = 1e-4;
}
