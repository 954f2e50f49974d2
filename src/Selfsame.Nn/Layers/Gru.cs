using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>A gated recurrent unit of one layer, with PyTorch's parameter names and order of gates (reset, update, new).</summary>
/// <remarks>
/// Cho et al., EMNLP 2014, arXiv 1406.1078, in cuDNN's form: the reset gate acts on the hidden state behind its weight and bias. Initialised as in PyTorch:
/// uniform in ±1/sqrt(width).
/// </remarks>
public sealed class Gru : Layer
{
    private readonly Tensor[] _parameters;

    /// <summary>Makes the layer.</summary>
    /// <param name="inputs">Size of each element of a sequence.</param>
    /// <param name="width">Size of the hidden state.</param>
    public Gru(int inputs, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        Width = width;
        _parameters =
        [
            Parameter("weight_ih_l0", Tensor.Empty([3 * width, inputs])),
            Parameter("weight_hh_l0", Tensor.Empty([3 * width, width])),
            Parameter("bias_ih_l0", Tensor.Empty([3 * width])),
            Parameter("bias_hh_l0", Tensor.Empty([3 * width])),
        ];
        foreach (var parameter in _parameters)
        {
            Initializers.FanInUniform(parameter, width);
        }
    }

    /// <summary>Size of the hidden state.</summary>
    public int Width { get; }

    /// <inheritdoc/>
    /// <param name="x">Sequences, N x T x inputs.</param>
    /// <returns>The hidden state behind each element, N x T x width; the state before the first is 0.</returns>
    public override Tensor Forward(Tensor x)
    {
        using var scope = new TensorScope();
        var start = Tensor.Zeros([1, x.Size(0), Width], x.DType, device: x.Device);
        var (states, _) = x.Gru(start, _parameters, hasBiases: true, numLayers: 1, dropout: 0, train: IsTraining, bidirectional: false, batchFirst: true);
        return scope.Keep(states);
    }
}
