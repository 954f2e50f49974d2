using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>The cross-correlation of two views' embeddings, which Barlow Twins drives to the identity.</summary>
/// <remarks>
/// Zbontar et al., ICML 2021, arXiv 2103.03230, equations 1 and 2, Algorithm 1. Each column is standardised over the batch by its biased
/// deviation (with 1e-5 under the root, as in the official code). Computed in float32 or better also in mixed precision.
/// </remarks>
public static class CrossCorrelation
{
    private const double Epsilon = 1e-5;

    /// <summary>The two sums of the loss.</summary>
    /// <param name="zA">Embeddings of the first views, N x D; N at least 2.</param>
    /// <param name="zB">Embeddings of the second views in the same order, N x D.</param>
    /// <returns>
    /// Invariance, the squared distances of the diagonal from 1, and redundancy, the squares off it. Sums, not means: both grow with D.
    /// </returns>
    /// <exception cref="MethodSettingsException">There are fewer than two rows.</exception>
    public static (Tensor Invariance, Tensor Redundancy) Terms(Tensor zA, Tensor zB)
    {
        MethodSettingsException.RequirePictures(zA.Size(0));
        using var full = Autocast.Off(zA.Device);
        var c = Standardize(zA).Transpose(0, 1).Matmul(Standardize(zB)) / (double)zA.Size(0); // D x D
        return ((c.Diagonal() - 1).Square().Sum(), c.Square().FillDiagonal_(0).Sum());
    }

    private static Tensor Standardize(Tensor z) =>
        z.AtLeastFloat32().BatchNorm(null, null, null, null, training: true, momentum: 0, eps: Epsilon, cudnnEnabled: false); // N x D
}
