using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>The leaky rectifier: x where it is positive, a small share of x where it is not.</summary>
/// <remarks>Maas et al., ICML 2013 workshop. DCGAN (arXiv 1511.06434) has a slope of 0.2 in its discriminator.</remarks>
public sealed class LeakyRelu : Layer
{
    private readonly double _slope;

    /// <summary>Makes the layer.</summary>
    /// <param name="slope">The share of what is negative that passes; at least 0.</param>
    public LeakyRelu(double slope = 0.01)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slope);
        _slope = slope;
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x) => x.LeakyRelu(_slope);
}
