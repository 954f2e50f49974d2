using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Clustering;

/// <summary>Turns features onto their principal axes and gives each axis the variance 1.</summary>
/// <remarks>
/// As DeepCluster prepares features for k-means (Caron et al., ECCV 2018, arXiv 1807.05520, section 3.2 and appendix). The covariance is
/// decomposed in float64.
/// </remarks>
public sealed class PcaWhitening
{
    // The share of the largest variance below which an axis is only rounding, and is not blown up.
    private const double LeastShare = 1e-10;

    private readonly Tensor _mean;
    private readonly Tensor _axes;

    private PcaWhitening(Tensor mean, Tensor axes) => (_mean, _axes) = (mean, axes);

    /// <summary>The axes of the largest variance of these rows.</summary>
    /// <param name="rows">M x D, M at least 2.</param>
    /// <param name="components">How many axes; no more than D are taken.</param>
    /// <exception cref="ArgumentException">There are fewer than two rows.</exception>
    public static PcaWhitening Fit(Tensor rows, int components)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(components, 1);
        if (rows.Size(0) < 2)
        {
            throw new ArgumentException("Whitening needs two rows or more: one has no variance.", nameof(rows));
        }

        using var noGrad = new NoGrad();
        var x = rows.AtLeastFloat32();
        var count = Math.Min(components, x.Size(1));
        var mean = x.Mean([0]);                                                        // D
        var centred = x - mean;
        var covariance = centred.T.Matmul(centred).To(DType.Float64) / (x.Size(0) - 1); // D x D
        var (variances, axes) = Linalg.Eigh(covariance);                               // ascending
        var kept = variances.Narrow(0, x.Size(1) - count, count).Flip([0]);            // E, largest first
        var scale = kept.ClampMin(LeastShare * Math.Max(kept.Amax().ToDouble(), double.Epsilon)).Rsqrt();
        var matrix = axes.Narrow(1, x.Size(1) - count, count).Flip([1]) * scale;       // D x E
        return new PcaWhitening(noGrad.Keep(mean), noGrad.Keep(matrix.To(x.DType)));
    }

    /// <summary>Whitens rows.</summary>
    /// <param name="rows">M x D.</param>
    /// <returns>M x E; over the rows it was fitted to, uncorrelated with variance 1.</returns>
    public Tensor Transform(Tensor rows) => (rows.To(_mean.DType) - _mean).Matmul(_axes);
}
