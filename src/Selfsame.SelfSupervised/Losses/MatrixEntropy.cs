using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>FroSSL's entropy of embeddings: the more even the spectrum of their covariance, the smaller its Frobenius norm.</summary>
/// <remarks>
/// Skean et al., ECCV 2024, arXiv 2310.02903. The Gram matrix of the smaller side is taken: its norm is the same.
/// Computed in float32 or better also in mixed precision.
/// </remarks>
public static class MatrixEntropy
{
    /// <summary>The logarithm of the squared Frobenius norm of the covariance, which has trace 1: minus the second order Renyi entropy.</summary>
    /// <param name="z">Embeddings, N x D, with columns of unit length.</param>
    /// <returns>A scalar from minus the logarithm of min(N, D) (even) to 0 (one direction).</returns>
    public static Tensor Of(Tensor z)
    {
        using var full = Autocast.Off(z.Device);
        var rows = z.AtLeastFloat32();
        var gram = rows.Size(0) > rows.Size(1) ? rows.Transpose(0, 1).Matmul(rows) : rows.Matmul(rows.Transpose(0, 1));
        return (gram / (double)z.Size(1)).Square().Sum().Log();   // the trace is the number of columns
    }
}
