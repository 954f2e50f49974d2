using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Health;

/// <summary>Whether embeddings differ from one another at all.</summary>
public static class FeatureSpread
{
    /// <summary>The standard deviation of unit-length embeddings, averaged over dimensions, times the square root of D.</summary>
    /// <remarks>Chen and He, CVPR 2021, arXiv 2011.10566, section 4.1: embeddings spread evenly over the sphere have 1/sqrt(D).</remarks>
    /// <param name="z">Embeddings, N x D; N at least 2.</param>
    /// <returns>About 1 when they spread evenly, 0 when they have collapsed to one point.</returns>
    public static double Of(Tensor z)
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        var unit = z.To(DType.Float64).L2Normalize();                                 // N x D
        var variances = (unit - unit.Mean([0], keepdim: true)).Square().Sum([0]) / (double)(z.Size(0) - 1); // D
        return variances.Sqrt().Mean().ToDouble() * Math.Sqrt(z.Size(1));
    }
}
