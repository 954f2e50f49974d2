using Selfsame.Nn;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Generators;

/// <summary>Scores a picture together with random numbers: do they belong to a real picture and its code, or to a code and the picture made of it?</summary>
/// <remarks>
/// Donahue et al. (BiGAN), ICLR 2017, arXiv 1605.09782, section 3; Dumoulin et al. (ALI), ICLR 2017, arXiv 1606.00704, figure 1. Strided convolutions
/// with leaky rectifiers see the picture, two linear layers the numbers, and two more see both. The inner product of what is seen of each is added
/// (the projection of Miyato, Koyama, ICLR 2018, arXiv 1802.05637): whether they belong together is told from the first steps on. There is
/// no batch norm: spectral normalisation or a penalty keeps the network in bounds.
/// </remarks>
public sealed class JointDiscriminator : Module
{
    private const double Slope = 0.2;

    private readonly Sequential _picture;
    private readonly Sequential _latent;
    private readonly Sequential _joint;

    /// <summary>A discriminator with fresh weights.</summary>
    /// <param name="options">The shape of the generator that it works against.</param>
    /// <param name="hiddenWidth">Width of the layers that see both.</param>
    /// <exception cref="MethodSettingsException">The pictures' side is no power of two, or is below 8.</exception>
    public JointDiscriminator(GeneratorOptions options, int hiddenWidth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hiddenWidth, 1);
        _picture = Child("picture", new Sequential([.. Picture(options, hiddenWidth)]));
        _latent = Child("latent", new Sequential(new Linear(options.LatentWidth, hiddenWidth), new LeakyRelu(Slope), new Linear(hiddenWidth, hiddenWidth)));
        _joint = Child("joint", new Sequential(new LeakyRelu(Slope), new Linear(2 * hiddenWidth, hiddenWidth), new LeakyRelu(Slope), new Linear(hiddenWidth, 1)));
    }

    /// <summary>The scores of pictures with their numbers.</summary>
    /// <param name="pictures">N x C x H x W.</param>
    /// <param name="latents">N x L.</param>
    /// <returns>N x 1.</returns>
    public Tensor Forward(Tensor pictures, Tensor latents)
    {
        var (x, z) = (_picture.Forward(pictures), _latent.Forward(latents));          // N x W
        return _joint.Forward(Tensor.Cat([x, z], 1)) + ((x * z).Sum([1], true) / Math.Sqrt(x.Size(1)));
    }

    private static IEnumerable<Layer> Picture(GeneratorOptions options, int hiddenWidth)
    {
        var (inputs, outputs) = (options.Channels, options.Width);
        for (var left = PictureDoublings.To(options.ImageSize); left > 0; left--)
        {
            yield return new Conv2d(inputs, outputs, kernel: 4, stride: 2, padding: 1);
            yield return new LeakyRelu(Slope);
            (inputs, outputs) = (outputs, 2 * outputs);
        }

        yield return new Flatten();
        yield return new Linear(inputs * PictureDoublings.Coarsest * PictureDoublings.Coarsest, hiddenWidth);
    }
}
