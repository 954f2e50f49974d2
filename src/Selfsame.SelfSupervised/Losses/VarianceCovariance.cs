using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>Every dimension of an embedding shall vary over the batch, and no two shall vary together.</summary>
/// <remarks>Bardes et al., ICLR 2022, arXiv 2105.04906, equations 1 to 4. Computed in float32 or better also in mixed precision.</remarks>
public static class VarianceCovariance
{
    /// <summary>The hinge on standard deviations, averaged over dimensions.</summary>
    /// <param name="z">Embeddings, N x ... x D, with statistics over the first dimension; N at least 2.</param>
    /// <param name="epsilon">Added to the variance before the root.</param>
    /// <returns>A scalar from 0 (every deviation is 1 or more) to about 1 (no dimension varies).</returns>
    /// <exception cref="MethodSettingsException">There are fewer than two rows.</exception>
    public static Tensor Variance(Tensor z, double epsilon = 1e-4)
    {
        MethodSettingsException.RequirePictures(z.Size(0));
        return (1 - (z.AtLeastFloat32().Var([0], correction: 1) + epsilon).Sqrt()).Relu().Mean();
    }

    /// <summary>The squared covariances of different dimensions, summed and divided by D.</summary>
    /// <param name="z">Embeddings, N x D or N x M x D (then each of the M has its own covariance, and their mean is given); N at least 2.</param>
    /// <returns>A scalar, at least 0.</returns>
    public static Tensor Covariance(Tensor z)
    {
        using var full = Autocast.Off(z.Device);
        var (n, d) = (z.Size(0), z.Size(-1));
        var centred = z.AtLeastFloat32() - z.AtLeastFloat32().Mean([0], keepdim: true);
        var rows = centred.Reshape([n, -1, d]).Transpose(0, 1);                      // M x N x D
        var c = rows.Transpose(1, 2).Bmm(rows) / (double)(n - 1);                    // M x D x D
        var others = 1 - Tensor.Eye(d, dtype: c.DType, device: c.Device);            // D x D
        return (c * others).Square().Sum() / (double)(d * rows.Size(0));
    }

    /// <summary>VIbCReg's covariance of columns of unit length: the mean over all D x D of its squares off the diagonal.</summary>
    /// <remarks>Lee and Aung, arXiv 2109.00783: it no longer depends on D nor on the scale of a dimension.</remarks>
    /// <param name="z">Embeddings, N x D; N at least 2.</param>
    /// <returns>A scalar from 0 to 1.</returns>
    public static Tensor NormalizedCovariance(Tensor z)
    {
        using var full = Autocast.Off(z.Device);
        var columns = (z.AtLeastFloat32() - z.AtLeastFloat32().Mean([0], keepdim: true)).Transpose(0, 1).L2Normalize(); // D x N
        return columns.Matmul(columns.Transpose(0, 1)).Square().FillDiagonal_(0).Mean();
    }
}
