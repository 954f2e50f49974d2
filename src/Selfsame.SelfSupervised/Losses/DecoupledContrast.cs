using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>NT-Xent without the positive in its denominator, so that an easy positive does not hide its negatives.</summary>
/// <remarks>
/// Yeh et al., ECCV 2022, arXiv 2110.06848, section 3, for both views as there. Implementations differ: raminnakhli's takes the first view's
/// anchors only and lets the gradient flow through the weights, lightly takes both and stops it; the paper calls the weights a weighting function and
/// says no more, so they are constants here unless asked otherwise. Computed in float32 or better also in mixed precision.
/// </remarks>
public static class DecoupledContrast
{
    /// <summary>DCL: every anchor against the 2(N - 1) embeddings of other samples.</summary>
    /// <param name="zA">Embeddings of the first views, N x D, N at least 2; they need not have unit length.</param>
    /// <param name="zB">Embeddings of the second views in the same order, N x D.</param>
    /// <param name="temperature">Above 0.</param>
    /// <param name="bothViews">Whether both views are anchors in turn, as in the paper; false for the first only.</param>
    /// <returns>A scalar, the mean over anchors.</returns>
    /// <exception cref="MethodSettingsException">There is only one sample, hence no negative.</exception>
    public static Tensor Loss(Tensor zA, Tensor zB, double temperature, bool bothViews = true)
    {
        using var full = Autocast.Off(zA.Device);
        var (a, b) = (zA.AtLeastFloat32().L2Normalize(), zB.AtLeastFloat32().L2Normalize());
        return Negatives(a, b, temperature, bothViews) - (a * b).Sum([1]).Mean() / temperature;
    }

    /// <summary>DCLW: the same, where a pair whose views lie far apart pulls harder.</summary>
    /// <param name="zA">Embeddings of the first views, N x D, N at least 2; they need not have unit length.</param>
    /// <param name="zB">Embeddings of the second views in the same order, N x D.</param>
    /// <param name="temperature">Above 0.</param>
    /// <param name="sigma">Width of the weighting function, above 0: smaller values tell pairs apart more; 0.5 in the paper.</param>
    /// <param name="bothViews">Whether both views are anchors in turn, as in the paper; false for the first only.</param>
    /// <param name="weightGradient">Whether the gradient flows through the weights too.</param>
    /// <returns>A scalar, the mean over anchors.</returns>
    /// <exception cref="MethodSettingsException">There is only one sample, hence no negative.</exception>
    public static Tensor Weighted(
        Tensor zA, Tensor zB, double temperature, double sigma, bool bothViews = true, bool weightGradient = false)
    {
        using var full = Autocast.Off(zA.Device);
        var (a, b) = (zA.AtLeastFloat32().L2Normalize(), zB.AtLeastFloat32().L2Normalize());
        var similarity = (a * b).Sum([1]);                                           // N

        // 2 - exp(s / sigma) over the batch's mean of it: 1 on average, more for the pairs that lie far apart.
        var weights = 2 - ((double)a.Size(0) * (similarity / sigma).Softmax(0));     // N
        weights = weightGradient ? weights : weights.Detach();
        return Negatives(a, b, temperature, bothViews) - (weights * similarity).Mean() / temperature;
    }

    // The logarithm of the sum over both views of all other samples, averaged over anchors.
    private static Tensor Negatives(Tensor a, Tensor b, double temperature, bool bothViews)
    {
        var n = a.Size(0);
        MethodSettingsException.Require(n >= 2, $"A decoupled loss compares different pictures, but got a batch of {n}: use a batch of two or more.");
        var all = Tensor.Cat([a, b], 0);                                             // 2N x D
        var anchors = bothViews ? all : a;                                           // M x D, M = 2N or N
        var own = Tensor.Eye(n, DType.Bool, device: a.Device).Repeat([bothViews ? 2 : 1, 2]); // M x 2N: the sample itself in either view
        return (anchors.Matmul(all.T) / temperature).MaskedFill(own, double.NegativeInfinity).Logsumexp([1]).Mean();
    }
}
