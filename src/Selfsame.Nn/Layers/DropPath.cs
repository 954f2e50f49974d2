using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>Stochastic depth: drops the whole branch of a sample at random in training mode and scales the rest.</summary>
/// <remarks>Huang et al., ECCV 2016, arXiv 1603.09382. Draws from libtorch's generator.</remarks>
public sealed class DropPath : Layer
{
    private readonly double _probability;

    /// <summary>Makes the layer.</summary>
    /// <param name="probability">Chance of a sample's branch to be dropped, in [0, 1).</param>
    public DropPath(double probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(probability, 1);
        _probability = probability;
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x)
    {
        if (!IsTraining || _probability == 0)
        {
            return x;
        }

        var keep = 1 - _probability;
        var shape = new long[x.Rank];
        Array.Fill(shape, 1);
        shape[0] = x.Size(0);
        var kept = Tensor.Empty(shape, x.DType, device: x.Device).Bernoulli_(keep); // N x 1 x ...
        return x * (kept / keep);
    }
}
