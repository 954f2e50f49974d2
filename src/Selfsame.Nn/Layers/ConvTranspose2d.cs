using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>A two-dimensional transposed convolution: what a convolution does to its gradient, so that a stride enlarges. Weights are kept channels-last.</summary>
/// <remarks>Initialised as in PyTorch, whose fan-in is that of the transposed weight: uniform in ±1/sqrt(outputs x kernel x kernel).</remarks>
public sealed class ConvTranspose2d : Layer
{
    private readonly long[] _stride;
    private readonly long[] _padding;
    private readonly long[] _outputPadding;

    /// <summary>Makes the layer. Its output has a side of (side - 1) x stride - 2 x padding + kernel + outputPadding.</summary>
    /// <param name="inputs">Channels of the input.</param>
    /// <param name="outputs">Channels of the output.</param>
    /// <param name="kernel">Side of the square kernel.</param>
    /// <param name="stride">By how much the picture grows, the same in both directions.</param>
    /// <param name="padding">Pixels that are cut off on each side.</param>
    /// <param name="bias">False to leave the bias out, as before a batch norm.</param>
    /// <param name="outputPadding">Rows and columns added on one side; below the stride.</param>
    /// <exception cref="ArgumentException">A size is not positive, or the output padding is not below the stride.</exception>
    public ConvTranspose2d(int inputs, int outputs, int kernel, int stride = 1, int padding = 0, bool bias = true, int outputPadding = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(kernel, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(padding);
        ArgumentOutOfRangeException.ThrowIfNegative(outputPadding);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(outputPadding, stride);
        _stride = [stride, stride];
        _padding = [padding, padding];
        _outputPadding = [outputPadding, outputPadding];
        var fanIn = outputs * kernel * kernel;
        Weight = Parameter("weight", Tensor.Empty([inputs, outputs, kernel, kernel]).ChannelsLast());
        Initializers.FanInUniform(Weight, fanIn);
        if (bias)
        {
            Bias = Parameter("bias", Tensor.Empty([outputs]));
            Initializers.FanInUniform(Bias, fanIn);
        }
    }

    /// <summary>The weight, inputs x outputs x kernel x kernel.</summary>
    public Tensor Weight { get; }

    /// <summary>The bias, outputs values, or null.</summary>
    public Tensor? Bias { get; }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x) => // N x C x H x W -> N x outputs x H' x W'
        x.ConvTranspose2d(Weight, Bias, _stride, _padding, _outputPadding);
}
