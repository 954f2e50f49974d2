using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>A two-dimensional convolution (cross-correlation) with zero padding, weights kept channels-last.</summary>
/// <remarks>Initialised as in PyTorch: uniform in ±1/sqrt(fan-in) for weight and bias.</remarks>
public sealed class Conv2d : Layer, IWeightedLayer
{
    private readonly long[] _stride;
    private readonly long[] _padding;
    private readonly long[] _dilation;
    private readonly int _groups;
    private readonly bool _isPlain3x3;
    private readonly bool _skipsPixels;

    /// <summary>Makes the layer.</summary>
    /// <param name="inputs">Channels of the input.</param>
    /// <param name="outputs">Channels of the output.</param>
    /// <param name="kernel">Side of the square kernel.</param>
    /// <param name="stride">Step, the same in both directions.</param>
    /// <param name="padding">Zeros on each side.</param>
    /// <param name="bias">False to leave the bias out, as before a batch norm.</param>
    /// <param name="dilation">Distance between kernel points.</param>
    /// <param name="groups">Number of channel groups; divides inputs and outputs.</param>
    /// <exception cref="ArgumentException">A size is not positive, or the groups do not divide the channels.</exception>
    public Conv2d(
        int inputs, int outputs, int kernel, int stride = 1, int padding = 0, bool bias = true, int dilation = 1, int groups = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(kernel, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(padding);
        ArgumentOutOfRangeException.ThrowIfLessThan(dilation, 1);
        if (groups < 1 || inputs % groups != 0 || outputs % groups != 0)
        {
            throw new ArgumentException($"{groups} groups do not divide {inputs} input and {outputs} output channels.", nameof(groups));
        }

        _stride = [stride, stride];
        _padding = [padding, padding];
        _dilation = [dilation, dilation];
        _groups = groups;
        _isPlain3x3 = kernel == 3 && padding == 1 && dilation == 1 && groups == 1 && !bias;
        _skipsPixels = kernel == 1 && stride > 1 && padding == 0;
        var fanIn = inputs / groups * kernel * kernel;
        Weight = Parameter("weight", Tensor.Empty([outputs, inputs / groups, kernel, kernel]).ChannelsLast());
        Initializers.FanInUniform(Weight, fanIn);
        if (bias)
        {
            Bias = Parameter("bias", Tensor.Empty([outputs]));
            Initializers.FanInUniform(Bias, fanIn);
        }
    }

    /// <summary>The weight, outputs x inputs/groups x kernel x kernel.</summary>
    public Tensor Weight { get; }

    /// <summary>The bias, outputs values, or null.</summary>
    public Tensor? Bias { get; }

    /// <inheritdoc/>
    Tensor? IWeightedLayer.Substitute { get; set; }

    private Tensor Kernel => ((IWeightedLayer)this).Substitute ?? Weight;

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x) => // N x C x H x W -> N x outputs x H' x W'
        _isPlain3x3 ? Fused.Conv3x3(x, Kernel, _stride[0])
        : _skipsPixels && x.Device.Kind == DeviceKind.Cpu ? ForwardOfEvery(x, _stride[0])
        : x.Conv2d(Kernel, Bias, _stride, _padding, _dilation, _groups);

    // A kernel of one pixel with a stride sees every so many pixels only. Taking those first is the same, and spares oneDNN 2.6 (of libtorch 1.13) a
    // path that writes past its memory where the input has few channels: eight at 64 pixels are enough to bring the process down.
    private Tensor ForwardOfEvery(Tensor x, long stride)
    {
        using var scope = new TensorScope();
        return scope.Keep(x.Slice(2, step: stride).Slice(3, step: stride).Conv2d(Kernel, Bias, [1, 1], [0, 0], [1, 1], _groups));
    }
}
