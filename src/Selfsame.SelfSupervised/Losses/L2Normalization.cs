using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>Rows on the unit sphere, and the precision to compare them in.</summary>
public static class L2Normalization
{
    /// <summary>Each row divided by its Euclidean length.</summary>
    /// <param name="z">Rows, N x D.</param>
    /// <param name="epsilon">The smallest length divided by, so that a row of zeros stays zero.</param>
    /// <returns>Rows of length 1, N x D.</returns>
    public static Tensor L2Normalize(this Tensor z, double epsilon = 1e-12) =>
        z / Linalg.VectorNorm(z, 2, [1], keepdim: true).ClampMin(epsilon); // N x D by N x 1

    /// <summary>The same numbers in float32 where they came in fewer bits; float32 and float64 stay as they are.</summary>
    /// <param name="z">Any shape.</param>
    public static Tensor AtLeastFloat32(this Tensor z) =>
        z.DType is DType.BFloat16 or DType.Float16 ? z.To(DType.Float32) : z;
}
