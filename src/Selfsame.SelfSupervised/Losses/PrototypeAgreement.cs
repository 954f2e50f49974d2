using Selfsame.SelfSupervised.Clustering;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>Anchors must fall among prototypes as their target does, and all prototypes must be used as a prior says.</summary>
/// <remarks>
/// Assran et al.: Masked Siamese Networks, ECCV 2022, arXiv 2204.07141, equation 1; with a power law as prior, Assran et al.: The Hidden Uniform
/// Cluster Prior, ICLR 2023, arXiv 2210.07277, equation 4. Computed in float32 or better also in mixed precision.
/// </remarks>
public static class PrototypeAgreement
{
    /// <summary>What the target view is believed to be: its probabilities, sharpened, then spread over the prototypes.</summary>
    /// <param name="scores">Cosines of the targets with the prototypes, N x K.</param>
    /// <param name="temperature">Temperature of the probabilities, above 0.</param>
    /// <param name="sharpening">The power 1 / sharpening is taken of them; above 0, below 1 to sharpen.</param>
    /// <param name="sinkhornIterations">Iterations of Sinkhorn and Knopp; 0 for none.</param>
    /// <returns>N x K, each row a distribution, without gradient.</returns>
    public static Tensor Targets(Tensor scores, double temperature, double sharpening, int sinkhornIterations)
    {
        using var noGrad = new NoGrad();
        using var full = Autocast.Off(scores.Device);
        var logarithms = (scores.AtLeastFloat32() / (temperature * sharpening)).LogSoftmax(1); // N x K
        return noGrad.Keep(sinkhornIterations > 0 ? SinkhornKnopp.Assign(logarithms, 1, sinkhornIterations) : logarithms.Exp());
    }

    /// <summary>The logarithms of the anchors' probabilities.</summary>
    /// <param name="scores">Cosines of the anchors with the prototypes, MN x K.</param>
    /// <param name="temperature">Above 0.</param>
    /// <returns>MN x K.</returns>
    public static Tensor LogProbabilities(Tensor scores, double temperature)
    {
        using var full = Autocast.Off(scores.Device);
        return (scores.AtLeastFloat32() / temperature).LogSoftmax(1);
    }

    /// <summary>The mean cross-entropy of anchors with their targets.</summary>
    /// <param name="logProbabilities">Of the anchors, MN x K, view by view.</param>
    /// <param name="targets">One row for each of the N samples, N x K.</param>
    /// <returns>A scalar.</returns>
    public static Tensor CrossEntropy(Tensor logProbabilities, Tensor targets)
    {
        var (n, k) = (targets.Size(0), targets.Size(1));
        return -(logProbabilities.Reshape([-1, n, k]) * targets).Sum([2]).Mean(); // M x N x K by N x K
    }

    /// <summary>How far the anchors' mean is from using all prototypes equally: log K minus its entropy.</summary>
    /// <param name="logProbabilities">Of the anchors, MN x K.</param>
    /// <returns>A scalar from 0 to log K.</returns>
    public static Tensor FromUniform(Tensor logProbabilities)
    {
        var logMean = LogMean(logProbabilities);                                  // K
        return (logMean.Exp() * logMean).Sum() + Math.Log(logMean.Size(0));
    }

    /// <summary>How far the anchors' mean is from a power law: the Kullback-Leibler divergence of the law from the mean.</summary>
    /// <param name="logProbabilities">Of the anchors, MN x K.</param>
    /// <param name="exponent">Prototype k, from 1, shall get a share in proportion to k to the power of minus this; 0 is the uniform prior.</param>
    /// <returns>A scalar, at least 0.</returns>
    public static Tensor FromPowerLaw(Tensor logProbabilities, double exponent)
    {
        var logMean = LogMean(logProbabilities);                                  // K
        var places = Tensor.Arange(1, logMean.Size(0) + 1, dtype: logMean.DType, device: logMean.Device);
        var logLaw = (places.Log() * -exponent).LogSoftmax(0);                    // K
        return (logLaw.Exp() * (logLaw - logMean)).Sum();
    }

    // In logarithms throughout: a prototype that no anchor comes near has a probability that float32 cannot hold.
    private static Tensor LogMean(Tensor logProbabilities) =>
        logProbabilities.Logsumexp([0]) - Math.Log(logProbabilities.Size(0));
}
