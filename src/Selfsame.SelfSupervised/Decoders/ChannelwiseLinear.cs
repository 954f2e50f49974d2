using Selfsame.Nn;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Decoders;

/// <summary>A fully connected layer within each channel of a map: every place hears of every other, and channels do not mix.</summary>
/// <remarks>
/// Pathak et al.: Context Encoders, CVPR 2016, arXiv 1604.07379, section 3.1: C P^2 weights in place of C^2 P^2. Initialised like a linear layer of as
/// many inputs.
/// </remarks>
public sealed class ChannelwiseLinear : Layer
{
    private readonly Tensor _weight;
    private readonly Tensor _bias;

    /// <summary>Makes the layer.</summary>
    /// <param name="channels">Channels of the map, C.</param>
    /// <param name="places">Places of the map, P.</param>
    public ChannelwiseLinear(int channels, int places)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(places, 1);
        _weight = Parameter("weight", Tensor.Empty([channels, places, places]));
        _bias = Parameter("bias", Tensor.Empty([channels, 1, places]));
        Initializers.FanInUniform(_weight, places);
        Initializers.FanInUniform(_bias, places);
    }

    /// <inheritdoc/>
    /// <param name="x">N x C x h x w with P = h w.</param>
    /// <returns>N x C x h x w.</returns>
    public override Tensor Forward(Tensor x)
    {
        using var scope = new TensorScope();
        var (n, c, h, w) = (x.Size(0), x.Size(1), x.Size(2), x.Size(3));
        var maps = x.Contiguous().Reshape([n, c, h * w]).Transpose(0, 1);                      // C x N x P
        var mixed = maps.Matmul(_weight.Transpose(1, 2)) + _bias;                              // C x N x P
        return scope.Keep(mixed.Transpose(0, 1).Reshape([n, c, h, w]));
    }
}
