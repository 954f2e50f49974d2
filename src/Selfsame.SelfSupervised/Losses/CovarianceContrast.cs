using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>TiCo: views of a picture shall agree, and embeddings shall avoid the directions that are in use.</summary>
/// <remarks>Zhu et al., 2022, arXiv 2206.10698. Computed in float32 or better also in mixed precision.</remarks>
public static class CovarianceContrast
{
    /// <summary>The running second moment after one more batch.</summary>
    /// <param name="z">Embeddings of unit length, N x D.</param>
    /// <param name="moment">The running moment so far, D x D.</param>
    /// <param name="beta">The share that stays, 0 to 1.</param>
    /// <returns>D x D.</returns>
    public static Tensor Follow(Tensor z, Tensor moment, double beta)
    {
        using var full = Autocast.Off(z.Device);
        return beta * moment + (1 - beta) / z.Size(0) * z.Transpose(0, 1).Matmul(z);
    }

    /// <summary>The two terms of the loss.</summary>
    /// <param name="zA">Embeddings of the student, of unit length, N x D.</param>
    /// <param name="zB">Embeddings of the teacher for the other views, of unit length, N x D.</param>
    /// <param name="moment">The running moment with this batch in it, D x D.</param>
    /// <returns>Invariance, 1 minus the mean cosine, and covariance, the mean of z^T C z, not yet weighted.</returns>
    public static (Tensor Invariance, Tensor Covariance) Terms(Tensor zA, Tensor zB, Tensor moment)
    {
        using var full = Autocast.Off(zA.Device);
        return (1 - (zA * zB).Sum([1]).Mean(), (zA.Matmul(moment) * zA).Sum([1]).Mean());
    }
}
