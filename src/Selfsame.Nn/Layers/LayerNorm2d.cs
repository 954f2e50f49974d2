using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>Layer normalisation of N x C x H x W: one mean and variance a picture, over all channels and places; a scale and a shift a channel.</summary>
/// <remarks>
/// Ba, Kiros and Hinton, 2016, arXiv 1607.06450, for convolutions; group norm (Wu and He, ECCV 2018, arXiv 1803.08494) of one group. What a picture
/// becomes does not depend on the others of its batch.
/// </remarks>
public sealed class LayerNorm2d : ChannelNorm
{
    private readonly double _epsilon;

    /// <summary>Makes the layer with scale 1 and shift 0.</summary>
    /// <param name="features">Number of channels, C.</param>
    /// <param name="epsilon">Added to the variance.</param>
    public LayerNorm2d(int features, double epsilon = 1e-5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        _epsilon = epsilon;
        Weight = Parameter("weight", Tensor.Ones([features]));
        Bias = Parameter("bias", Tensor.Zeros([features]));
    }

    /// <inheritdoc/>
    public override Tensor Weight { get; }

    /// <inheritdoc/>
    public override Tensor Bias { get; }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x) => x.GroupNorm(1, Weight, Bias, _epsilon);

    /// <inheritdoc/>
    public override Tensor ForwardRelu(Tensor x) => Forward(x).Relu();

    /// <inheritdoc/>
    public override Tensor ForwardAddRelu(Tensor x, Tensor residual) => (Forward(x) + residual).Relu();
}
