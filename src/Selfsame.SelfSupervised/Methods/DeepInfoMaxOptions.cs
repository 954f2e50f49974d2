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

    /// <summary>
    /// Which stage of the encoder gives the map: 1 is the finest, 4 the last. Its places should see a part of the picture only, in the paper a third of its side:
    /// a place that sees all of it knows which picture it is in, and the local term becomes the global one.
    /// </summary>
    [Range(1, 4)]
    public int MapStage { get; init; } = 2;

    /// <summary>Places of each picture's map that the local term meets in a step, drawn anew each time; 0 for all of them.</summary>
    [Range(0, 65536)]
    public int Places { get; init; }

    /// <summary>Width of the vector that describes a picture, a linear map of the encoder's features.</summary>
    [Range(2, 65536)]
    public int VectorWidth { get; init; } = 64;

    /// <summary>Width in which pairs are compared: 2,048 in the public code, for dot products; 512 in the paper, for concatenation.</summary>
    [Range(2, 65536)]
    public int Units { get; init; } = 2048;

    /// <summary>
    /// True to divide dot products by the root of <see cref="Units"/>, as attention does: embeddings have unit variance, so that scores start at 1 and not at the root.
    /// </summary>
    public bool ScaleScores { get; init; }

    /// <summary>Other pictures that each vector meets where pairs are joined; dot products meet all.</summary>
    [Range(1, 65536)]
    public int Negatives { get; init; } = 1;

    /// <summary>Learning rate of the discriminator's Adam.</summary>
    [Range(0, 10)]
    public double DiscriminatorRate { get; init; } = 1e-4;
}
