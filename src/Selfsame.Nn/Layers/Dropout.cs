using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>Sets elements to zero at random in training mode and scales the rest, so that the expectation stays.</summary>
/// <remarks>Srivastava et al., JMLR 2014. Draws from libtorch's generator.</remarks>
public sealed class Dropout : Layer
{
    private readonly double _probability;

    /// <summary>Makes the layer.</summary>
    /// <param name="probability">Chance of an element to be dropped, in [0, 1).</param>
    public Dropout(double probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(probability, 1);
        _probability = probability;
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x) => IsTraining && _probability > 0 ? x.Dropout(_probability, true) : x;
}
