using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>Maps a batch so that its covariance becomes the identity; gradients flow through the map.</summary>
public static class Whitening
{
    /// <summary>Whitening by the inverse of the lower Cholesky factor of the covariance.</summary>
    /// <remarks>
    /// Siarohin et al., ICLR 2019, in the form of Ermolov et al., ICML 2021, arXiv 2007.06346: S = (1 - epsilon) covariance (unbiased) +
    /// epsilon I = L L^T, and y = L^-1 (x - mean). Computed in float32 or better also in mixed precision.
    /// </remarks>
    /// <param name="x">Rows to whiten, ... x N x D, each of the leading parts by itself; N above D, or S is singular.</param>
    /// <param name="epsilon">The share of the identity, 0 to 1.</param>
    /// <returns>The same shape, with mean 0 and, where epsilon is 0, unbiased covariance I.</returns>
    /// <exception cref="TorchException">A covariance is singular.</exception>
    public static Tensor Cholesky(Tensor x, double epsilon = 0)
    {
        using var full = Autocast.Off(x.Device);
        var (n, d) = (x.Size(-2), x.Size(-1));
        var z = x.AtLeastFloat32();
        var columns = (z - z.Mean([-2], keepdim: true)).Transpose(-2, -1);                          // ... x D x N
        var covariance = columns.Matmul(columns.Transpose(-2, -1)) / (double)(n - 1);               // ... x D x D
        var identity = Tensor.Eye(d, dtype: z.DType, device: z.Device);
        var factor = Linalg.Cholesky((1 - epsilon) * covariance + epsilon * identity);
        return Linalg.SolveTriangular(factor, columns, upper: false).Transpose(-2, -1);             // ... x N x D
    }
}
