using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>The total coding rate: how many bits embeddings take at a given precision.</summary>
/// <remarks>
/// Yu et al., NeurIPS 2020, arXiv 2006.08558; Tong et al. (EMP-SSL), 2023, arXiv 2304.03977. The determinant is taken of the
/// smaller side, which is equal. Computed in float32 or better also in mixed precision.
/// </remarks>
public static class CodingRate
{
    /// <summary>One half of log det(I + D / (N epsilon) Z^T Z).</summary>
    /// <remarks>The EMP-SSL code writes epsilon where Yu et al. write its square; so does this.</remarks>
    /// <param name="z">Embeddings, ... x N x D, each of the leading parts by itself.</param>
    /// <param name="epsilon">The squared precision, above 0: 0.2 in EMP-SSL.</param>
    /// <returns>One value for each leading part: 0 if all is zero, larger when they spread.</returns>
    public static Tensor Of(Tensor z, double epsilon)
    {
        using var full = Autocast.Off(z.Device);
        var (n, d) = (z.Size(-2), z.Size(-1));
        var rows = z.AtLeastFloat32();
        var gram = n > d ? rows.Transpose(-2, -1).Matmul(rows) : rows.Matmul(rows.Transpose(-2, -1));
        var identity = Tensor.Eye(Math.Min(n, d), dtype: rows.DType, device: rows.Device);
        var factor = Linalg.Cholesky(identity + d / (n * epsilon) * gram);
        return factor.Diagonal(0, -2, -1).Log().Sum([-1]);        // half of the logarithm of the determinant
    }
}
