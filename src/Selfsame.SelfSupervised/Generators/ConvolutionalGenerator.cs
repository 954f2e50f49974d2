using Selfsame.Nn;
using Selfsame.SelfSupervised.Decoders;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Generators;

/// <summary>A generator: random numbers become 4 x 4 pixels of many channels, which are doubled until they are a picture.</summary>
/// <remarks>
/// Radford et al. (DCGAN), ICLR 2016, arXiv 1511.06434, figure 1 and section 3: batch norm and ReLU everywhere but at the end, tanh there, weights
/// drawn with a deviation of 0.02. Deviation: pixels are repeated and convolved 3 x 3 where the paper transposes convolutions, whose pictures are
/// chequered (Odena et al., Deconvolution and Checkerboard Artifacts, Distill 2016).
/// </remarks>
public sealed class ConvolutionalGenerator : Layer
{
    private const double Deviation = 0.02;

    private readonly Sequential _layers;

    /// <summary>A generator with fresh weights.</summary>
    /// <param name="options">Its shape.</param>
    /// <exception cref="MethodSettingsException">The pictures' side is no power of two, or is below 8.</exception>
    /// <exception cref="ArgumentException">A width is below 1.</exception>
    public ConvolutionalGenerator(GeneratorOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.LatentWidth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Width, 1);
        Options = options;
        _layers = Child("layers", new Sequential([.. Layers(options)]));
        foreach (var (_, weight) in _layers.Parameters().Where(parameter => parameter.Value.Rank == 4))
        {
            Initializers.Normal(weight, Deviation);
        }
    }

    /// <summary>The shape it was built with.</summary>
    public GeneratorOptions Options { get; }

    /// <inheritdoc/>
    /// <param name="x">Random numbers, N x latent width.</param>
    /// <returns>N x C x H x W, between -1 and 1.</returns>
    public override Tensor Forward(Tensor x)
    {
        x = x.Reshape([x.Size(0), x.Size(1), 1, 1]);
        foreach (var layer in _layers.Layers)
        {
            // Batch norm takes the rectifier behind it along: one pass through memory instead of two.
            x = layer switch
            {
                BatchNorm2d norm => norm.ForwardRelu(x.ChannelsLast()),
                Relu => x,
                Conv2d convolution => convolution.Forward(x.Doubled()),
                _ => layer.Forward(x),
            };
        }

        return x.ChannelsLast();
    }

    private static IEnumerable<Layer> Layers(GeneratorOptions options)
    {
        var doublings = PictureDoublings.To(options.ImageSize);
        var channels = options.Width << (doublings - 1);
        yield return new ConvTranspose2d(options.LatentWidth, channels, kernel: PictureDoublings.Coarsest, bias: false);
        yield return new BatchNorm2d(channels);
        yield return new Relu();
        for (var left = doublings; left > 1; left--)
        {
            yield return new Conv2d(channels, channels / 2, kernel: 3, padding: 1, bias: false);
            channels /= 2;
            yield return new BatchNorm2d(channels);
            yield return new Relu();
        }

        yield return new Conv2d(channels, options.Channels, kernel: 3, padding: 1);
        yield return new Tanh();
    }
}
