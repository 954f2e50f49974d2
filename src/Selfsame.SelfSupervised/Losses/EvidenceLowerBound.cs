using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>The two terms of the evidence lower bound of a variational autoencoder, in nats a picture.</summary>
/// <remarks>Kingma and Welling: Auto-Encoding Variational Bayes, ICLR 2014, arXiv 1312.6114. Computed in float32 or better also in mixed precision.</remarks>
public static class EvidenceLowerBound
{
    /// <summary>How far the codes of a picture are from a standard normal distribution (appendix B there).</summary>
    /// <param name="mean">N x L.</param>
    /// <param name="logVariance">N x L.</param>
    /// <returns>A scalar: the sum over the code, and the mean over pictures.</returns>
    public static Tensor Divergence(Tensor mean, Tensor logVariance)
    {
        using var full = Autocast.Off(mean.Device);
        var (m, v) = (mean.AtLeastFloat32(), logVariance.AtLeastFloat32());
        return -0.5 * (1 + v - m.Square() - v.Exp()).Sum([1]).Mean();
    }

    /// <summary>Minus the logarithm of a picture's density where each of its values has a normal distribution around the decoder's.</summary>
    /// <param name="x">N x C x H x W, normalised.</param>
    /// <param name="reconstructed">N x C x H x W.</param>
    /// <param name="deviation">The deviation of a value, above 0, in the units of the normalised pictures.</param>
    /// <returns>A scalar: the sum over the picture, and the mean over pictures.</returns>
    public static Tensor Nats(Tensor x, Tensor reconstructed, double deviation)
    {
        using var full = Autocast.Off(x.Device);
        var squares = (x.AtLeastFloat32() - reconstructed.AtLeastFloat32()).Square().Sum([1, 2, 3]).Mean();
        var values = x.Count / x.Size(0);
        return (squares / (2 * deviation * deviation)) + (values * Math.Log(deviation * Math.Sqrt(2 * Math.PI)));
    }
}
