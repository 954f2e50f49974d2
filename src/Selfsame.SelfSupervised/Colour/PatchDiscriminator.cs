using Selfsame.Nn;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Colour;

/// <summary>A PatchGAN: says of each patch of a picture, on its own, whether it is a true one.</summary>
/// <remarks>
/// Isola et al., CVPR 2017, arXiv 1611.07004, appendix 6.1.2: convolutions 4 x 4 with leaky rectifiers of 0.2, batch norm behind all but the first and the
/// last, weights drawn with deviation 0.02.
/// </remarks>
public sealed class PatchDiscriminator : Layer
{
    private const int Kernel = 4;
    private const int MostDoublings = 3;
    private const double Slope = 0.2;
    private const double Deviation = 0.02;

    private readonly Sequential _layers;

    /// <summary>Makes the layer.</summary>
    /// <param name="inputs">Channels of the pictures.</param>
    /// <param name="width">Channels of the first layer; each further one has twice as many, up to 8 times.</param>
    /// <param name="halvings">Layers with a stride of 2: 3 see 70 x 70 pixels, 1 sees 16 x 16.</param>
    public PatchDiscriminator(int inputs, int width, int halvings)
    {
        List<Layer> layers = [new Conv2d(inputs, width, Kernel, stride: 2, padding: 1), new LeakyRelu(Slope)];
        var channels = width;
        for (var layer = 1; layer <= halvings; layer++)
        {
            var wider = width << Math.Min(layer, MostDoublings);
            layers.Add(new Conv2d(channels, wider, Kernel, stride: layer < halvings ? 2 : 1, padding: 1, bias: false));
            layers.Add(new BatchNorm2d(wider));
            layers.Add(new LeakyRelu(Slope));
            channels = wider;
        }

        layers.Add(new Conv2d(channels, 1, Kernel, padding: 1));
        _layers = Child("layers", new Sequential(layers));
        foreach (var (_, parameter) in Parameters().Where(each => each.Value.Rank == 4))
        {
            Initializers.Normal(parameter, Deviation);
        }
    }

    /// <summary>Whether anything is left of a picture of a size behind so many halvings and the two last layers, each of which takes one row away.</summary>
    /// <param name="side">Side of the pictures in pixels.</param>
    /// <param name="halvings">Layers with a stride of 2.</param>
    public static bool Fits(int side, int halvings) => (side >> halvings) > 2;

    /// <summary>Judges.</summary>
    /// <param name="x">N x C x H x W.</param>
    /// <returns>N x 1 x h x w logits: above 0 for patches taken for true.</returns>
    public override Tensor Forward(Tensor x) => _layers.Forward(x);

    /// <summary>Binary cross-entropy of judgements that should all say the same.</summary>
    /// <param name="logits">N x 1 x h x w.</param>
    /// <param name="isTrue">What they should say.</param>
    /// <returns>A scalar.</returns>
    public static Tensor Loss(Tensor logits, bool isTrue) => (isTrue ? -logits : logits).AtLeastFloat32().Softplus().Mean();
}
