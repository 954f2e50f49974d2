using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Masking;

/// <summary>Noise on pictures, from libtorch's generator.</summary>
/// <remarks>
/// Vincent et al.: Stacked Denoising Autoencoders, JMLR 2010, section 3.3. Deviations: a pixel is hit in all its channels at once; black and white are the
/// darkest and the brightest value of each channel in the batch, as a method does not know how values were normalised.
/// </remarks>
public static class PixelNoise
{
    /// <summary>Noisy copies of pictures.</summary>
    /// <param name="x">N x C x H x W, normalised.</param>
    /// <param name="kind">Which noise.</param>
    /// <param name="deviation">Of Gaussian noise, in the units of the normalised pictures.</param>
    /// <param name="share">Of the pixels that the other kinds hit.</param>
    /// <returns>N x C x H x W.</returns>
    public static Tensor Add(Tensor x, NoiseKind kind, double deviation, double share)
    {
        using var noGrad = new NoGrad();
        if (kind == NoiseKind.Gaussian)
        {
            return noGrad.Keep(x + (deviation * Tensor.Randn(x.Shape, device: x.Device).To(x.DType)));
        }

        var draw = Tensor.Rand([x.Size(0), 1, x.Size(2), x.Size(3)], device: x.Device).To(x.DType);
        if (kind == NoiseKind.Masking)
        {
            return noGrad.Keep(x.MaskedFill(draw.Lt(share), 0));
        }

        var (black, white) = (x.Amin([0, 2, 3], keepdim: true), x.Amax([0, 2, 3], keepdim: true)); // 1 x C x 1 x 1
        return noGrad.Keep(Tensor.Where(draw.Lt(share / 2), black, Tensor.Where(draw.Lt(share), white, x)));
    }
}
