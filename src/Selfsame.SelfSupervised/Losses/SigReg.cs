using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>Sketched isotropic Gaussian regularisation: along every direction embeddings shall be distributed as a standard normal.</summary>
/// <remarks>
/// Balestriero and LeCun (LeJEPA), 2025, arXiv 2511.08544: the Epps-Pulley test of the empirical characteristic function, averaged over
/// directions. The integral over the frequency t is a trapezoid over [0, maximum], doubled, as the integrand is even; its window is the characteristic
/// function of the normal. Computed in float32 or better also in mixed precision.
/// </remarks>
public static class SigReg
{
    /// <summary>Random directions of unit length, from libtorch's generator.</summary>
    /// <param name="dimensions">Dimensions of the embeddings, D.</param>
    /// <param name="count">Number of directions, K.</param>
    /// <param name="like">A tensor whose device and (from float32 on) type they take.</param>
    /// <returns>D x K.</returns>
    public static Tensor Directions(long dimensions, long count, Tensor like)
    {
        using var noGrad = new NoGrad();
        var drawn = Tensor.Randn([dimensions, count], device: like.Device).To(like.AtLeastFloat32().DType);
        return noGrad.Keep(drawn / Linalg.VectorNorm(drawn, 2, [0], keepdim: true));
    }

    /// <summary>The statistic of the test, averaged over directions and views.</summary>
    /// <param name="z">Embeddings, V x N x D; each view is tested by itself.</param>
    /// <param name="directions">Unit columns, D x K.</param>
    /// <param name="knots">Number of frequencies of the trapezoid, at least 2: 17 in the paper.</param>
    /// <param name="maximum">The largest frequency, above 0.</param>
    /// <returns>A scalar: it falls to about the same small number for any N where embeddings are normal, and grows with N where they are not.</returns>
    public static Tensor Loss(Tensor z, Tensor directions, int knots = 17, double maximum = 3)
    {
        using var full = Autocast.Off(z.Device);
        var projections = z.AtLeastFloat32().Matmul(directions);                    // V x N x K
        var step = maximum / (knots - 1);
        var statistic = Tensor.Zeros([z.Size(0), directions.Size(1)], dtype: projections.DType, device: z.Device);
        for (var knot = 1; knot < knots; knot++)                                    // at t = 0 both functions are 1
        {
            var t = knot * step;
            var normal = Math.Exp(-t * t / 2);
            var angles = projections * t;
            var error = (angles.Cos().Mean([1]) - normal).Square() + angles.Sin().Mean([1]).Square(); // V x K
            statistic = statistic + (knot == knots - 1 ? step : 2 * step) * normal * error;
        }

        return statistic.Mean() * (double)z.Size(1);
    }
}
