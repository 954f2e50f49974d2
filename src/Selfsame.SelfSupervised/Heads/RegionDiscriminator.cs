using System.Globalization;
using Selfsame.Nn;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Heads;

/// <summary>Tells true regions of pictures from drawn ones: convolutions that halve the side, then one number.</summary>
/// <remarks>
/// Radford et al.: DCGAN, ICLR 2016, arXiv 1511.06434, as Pathak et al. (CVPR 2016) take it: 4 x 4 kernels of stride 2, leaky ReLU of 0.2, batch norm
/// after all but the first, weights drawn with a deviation of 0.02.
/// </remarks>
public sealed class RegionDiscriminator : Layer
{
    private const double Slope = 0.2;
    private const int SmallestSide = 4;

    private readonly List<Conv2d> _convolutions = [];
    private readonly List<BatchNorm2d?> _norms = [];
    private readonly Linear _output;

    /// <summary>Makes the discriminator.</summary>
    /// <param name="side">Side of the pictures in pixels, at least 4.</param>
    /// <param name="channels">Their channels.</param>
    /// <param name="width">Channels of the first layer; each further one doubles them, up to eight times as many.</param>
    public RegionDiscriminator(int side, int channels, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(side, SmallestSide);
        var (inputs, outputs) = (channels, width);
        while (side > SmallestSide)
        {
            var name = (_convolutions.Count + 1).ToString(CultureInfo.InvariantCulture);
            var isFirst = _convolutions.Count == 0;
            _convolutions.Add(Child($"conv{name}", new Conv2d(inputs, outputs, kernel: 4, stride: 2, padding: 1, bias: isFirst)));
            _norms.Add(isFirst ? null : Child($"bn{name}", new BatchNorm2d(outputs)));
            (side, inputs, outputs) = (side / 2, outputs, Math.Min(2 * outputs, 8 * width));
        }

        _output = Child("output", new Linear(inputs * side * side, 1));
        foreach (var (_, parameter) in Parameters())
        {
            if (parameter.Rank > 1)
            {
                Initializers.Normal(parameter, 0.02);
            }
        }
    }

    /// <inheritdoc/>
    /// <param name="x">N x C x side x side.</param>
    /// <returns>N: above 0 where a picture is held to be true.</returns>
    public override Tensor Forward(Tensor x)
    {
        using var scope = new TensorScope();
        for (var index = 0; index < _convolutions.Count; index++)
        {
            x = _convolutions[index].Forward(x);
            x = (_norms[index]?.Forward(x) ?? x).LeakyRelu(Slope);
        }

        return scope.Keep(_output.Forward(x.Contiguous().Flatten(1)).Squeeze(1));
    }
}
