using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>A convolution that sees the row of its place and rows above, never one below; zeros stand outside.</summary>
/// <remarks>
/// Equal to a masked convolution of PixelCNN (van den Oord et al., NeurIPS 2016, arXiv 1606.05328) whose mask leaves whole rows, without computing what the
/// mask takes out. Initialised as in PyTorch: uniform in ±1/sqrt(fan-in) for weight and bias.
/// </remarks>
public sealed class CausalConv2d : Layer
{
    private readonly long[] _pad;
    private readonly Tensor _weight;
    private readonly Tensor _bias;

    /// <summary>Makes the layer.</summary>
    /// <param name="inputs">Channels of the input.</param>
    /// <param name="outputs">Channels of the output.</param>
    /// <param name="rows">Rows it sees: its own and so many less one above.</param>
    /// <param name="columns">Columns it sees, around its own; odd.</param>
    /// <exception cref="ArgumentException">A size is not positive, or the columns are even.</exception>
    public CausalConv2d(int inputs, int outputs, int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        if (columns < 1 || columns % 2 == 0)
        {
            throw new ArgumentException($"The columns must be odd, to lie around a place, but are {columns}.", nameof(columns));
        }

        _pad = [columns / 2, columns / 2, rows - 1, 0];
        _weight = Parameter("weight", Tensor.Empty([outputs, inputs, rows, columns]).ChannelsLast());
        _bias = Parameter("bias", Tensor.Empty([outputs]));
        Initializers.FanInUniform(_weight, inputs * rows * columns);
        Initializers.FanInUniform(_bias, inputs * rows * columns);
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x) // N x C x H x W -> N x outputs x H x W
    {
        using var scope = new TensorScope();
        return scope.Keep(x.ConstantPadNd(_pad).Conv2d(_weight, _bias, [1, 1], [0, 0], [1, 1]));
    }
}
