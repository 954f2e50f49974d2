using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>Rows on the unit sphere.</summary>
public static class L2Normalization
{
    /// <summary>Each row divided by its Euclidean length.</summary>
    /// <param name="z">Rows, N x D.</param>
    /// <param name="epsilon">The smallest length divided by, so that a row of zeros stays zero.</param>
    /// <returns>Rows of length 1, N x D.</returns>
    public static Tensor L2Normalize(this Tensor z, double epsilon = 1e-12) =>
        z / Linalg.VectorNorm(z, 2, [1], keepdim: true).ClampMin(epsilon); // N x D by N x 1
}
