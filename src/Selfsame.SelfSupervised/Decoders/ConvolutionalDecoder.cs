using System.Globalization;
using Selfsame.Nn;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Decoders;

/// <summary>From a map of features to a picture: the encoder's stages backwards.</summary>
/// <remarks>
/// Each stage doubles the side by repeating pixels and smooths with a 3 x 3 convolution, batch norm and ReLU, which leaves no chequerboard as strided
/// transposed convolutions do (Odena, Dumoulin, Olah: Deconvolution and Checkerboard Artifacts, Distill 2016). The last convolution gives the picture,
/// normalised as the input is, without bounds.
/// </remarks>
public sealed class ConvolutionalDecoder : Layer
{
    private const int LeastWidth = 8;

    private readonly Conv2d[] _convolutions;
    private readonly BatchNorm2d[] _norms;
    private readonly Conv2d _output;

    /// <summary>Makes the decoder.</summary>
    /// <param name="options">Its shape.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is too small.</exception>
    public ConvolutionalDecoder(ConvolutionalDecoderOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Inputs, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Doublings);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Channels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Width, 1);
        (_convolutions, _norms) = (new Conv2d[options.Doublings], new BatchNorm2d[options.Doublings]);
        var inputs = options.Inputs;
        for (var stage = 0; stage < options.Doublings; stage++)
        {
            var outputs = Math.Max(options.Width >> stage, Math.Min(LeastWidth, options.Width));
            var name = (stage + 1).ToString(CultureInfo.InvariantCulture);
            _convolutions[stage] = Child($"conv{name}", new Conv2d(inputs, outputs, kernel: 3, padding: 1, bias: false));
            _norms[stage] = Child($"bn{name}", new BatchNorm2d(outputs));
            inputs = outputs;
        }

        _output = Child("output", new Conv2d(inputs, options.Channels, kernel: 3, padding: 1));
    }

    /// <inheritdoc/>
    /// <param name="x">N x Inputs x h x w.</param>
    /// <returns>N x Channels x H x W, with H = h 2^Doublings.</returns>
    public override Tensor Forward(Tensor x)
    {
        using var scope = new TensorScope();
        x = x.ChannelsLast();
        for (var stage = 0; stage < _convolutions.Length; stage++)
        {
            var larger = x.Doubled();
            x = _norms[stage].ForwardRelu(_convolutions[stage].Forward(larger));               // N x C' x 2h x 2w
        }

        return scope.Keep(_output.Forward(x));
    }
}
