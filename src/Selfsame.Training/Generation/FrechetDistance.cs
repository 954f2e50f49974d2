using Selfsame.Torch;

namespace Selfsame.Training.Generation;

/// <summary>How far two sets of features are apart, each seen as a Gaussian.</summary>
/// <remarks>
/// Dowson and Landau, 1982: |m1 - m2|² + trace(C1 + C2 - 2 (C1 C2)^½). On the features of Inception-v3 it is known as FID (Heusel et al., NeurIPS 2017,
/// arXiv 1706.08500); on other features its numbers are others and compare only with themselves. In float64; covariances divide by N - 1.
/// </remarks>
public static class FrechetDistance
{
    /// <summary>The squared Fréchet distance of two Gaussians with the sets' means and covariances.</summary>
    /// <param name="first">N x D, N at least 2.</param>
    /// <param name="second">M x D, M at least 2.</param>
    /// <returns>At least 0; it shrinks as the sets grow, even where both come from one distribution.</returns>
    /// <exception cref="ArgumentException">A set has fewer than two rows, or the widths differ.</exception>
    public static double Between(Tensor first, Tensor second)
    {
        if (first.Size(0) < 2 || second.Size(0) < 2 || first.Size(1) != second.Size(1))
        {
            throw new ArgumentException($"Sets of {first.Size(0)} x {first.Size(1)} and {second.Size(0)} x {second.Size(1)} features cannot be compared: it takes two rows or more of the same width.", nameof(first));
        }

        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        var (firstMean, firstCovariance) = Gaussian(first);
        var (secondMean, secondCovariance) = Gaussian(second);
        var root = Root(firstCovariance);                                                          // D x D

        // The product of two covariances has the eigenvalues of this one, which is symmetric.
        var between = Linalg.Eigvalsh(root.Matmul(secondCovariance).Matmul(root)).ClampMin(0).Sqrt().Sum();
        var distance = (firstMean - secondMean).Square().Sum() + firstCovariance.Trace() + secondCovariance.Trace() - (2 * between);
        return Math.Max(0, distance.ToDouble());
    }

    private static (Tensor Mean, Tensor Covariance) Gaussian(Tensor features)
    {
        var values = features.To(DType.Float64);
        var mean = values.Mean([0]);                                                               // D
        var centred = values - mean;
        return (mean, centred.Transpose(0, 1).Matmul(centred) / (double)(values.Size(0) - 1));     // D x D
    }

    private static Tensor Root(Tensor covariance)
    {
        var (values, vectors) = Linalg.Eigh(covariance);
        return (vectors * values.ClampMin(0).Sqrt()).Matmul(vectors.Transpose(0, 1));
    }
}
