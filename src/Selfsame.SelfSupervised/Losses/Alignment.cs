using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>How far apart the two views of a picture lie.</summary>
/// <remarks>Wang and Isola, ICML 2020, arXiv 2005.10242, section 4.1.1.</remarks>
public static class Alignment
{
    /// <summary>The mean over pairs of the distance to the power <paramref name="alpha"/>.</summary>
    /// <param name="x">Embeddings of the first views, N x D, of unit length.</param>
    /// <param name="y">Embeddings of the second views in the same order, N x D, of unit length.</param>
    /// <param name="alpha">The power, above 0; 2 in the paper.</param>
    /// <returns>A scalar from 0 (views coincide) to 2 to the power alpha.</returns>
    public static Tensor Loss(Tensor x, Tensor y, double alpha = 2) =>
        alpha == 2
            ? (x - y).Square().Sum([1]).Mean()
            : Linalg.VectorNorm(x - y, 2, [1]).Pow(alpha).Mean();
}
