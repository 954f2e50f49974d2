using Selfsame.Nn;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Heads;

/// <summary>A linear layer without bias whose rows are kept apart into direction and length.</summary>
/// <remarks>Salimans and Kingma, NeurIPS 2016, arXiv 1602.07868: row k is weight_g[k] * weight_v[k] / |weight_v[k]|.</remarks>
public sealed class WeightNormalizedLinear : Layer
{
    private readonly Tensor _directions;
    private readonly Tensor? _lengths;

    /// <summary>Makes the layer, with random directions and length 1.</summary>
    /// <param name="inputs">Size of the last dimension of the input, at least 1.</param>
    /// <param name="outputs">Number of rows, at least 1.</param>
    /// <param name="learnLengths">Whether lengths are learnt; otherwise they stay 1, and unit inputs give cosines.</param>
    public WeightNormalizedLinear(int inputs, int outputs, bool learnLengths)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        _directions = Parameter("weight_v", Tensor.Empty([outputs, inputs]));
        Initializers.FanInUniform(_directions, inputs);
        _lengths = learnLengths ? Parameter("weight_g", Tensor.Ones([outputs, 1])) : null;
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x) => Forward(x, freeze: false);

    /// <summary>Applies the layer, or applies it without learning.</summary>
    /// <param name="x">N x inputs.</param>
    /// <param name="freeze">True to let no gradient reach the weights; it still reaches <paramref name="x"/>.</param>
    /// <returns>N x outputs.</returns>
    public Tensor Forward(Tensor x, bool freeze)
    {
        var weight = _directions.L2Normalize();                     // K x D
        weight = _lengths is null ? weight : weight * _lengths;
        return x.Linear(freeze ? weight.Detach() : weight);         // N x K
    }
}
