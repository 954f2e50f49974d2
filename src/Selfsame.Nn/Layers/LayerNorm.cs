using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>Layer normalisation over the last dimension, with the biased variance.</summary>
/// <remarks>Ba, Kiros and Hinton, 2016, arXiv 1607.06450.</remarks>
public sealed class LayerNorm : Layer
{
    private readonly long[] _shape;
    private readonly double _epsilon;
    private readonly Tensor _weight;
    private readonly Tensor _bias;

    /// <summary>Makes the layer with scale 1 and shift 0.</summary>
    /// <param name="features">Size of the last dimension.</param>
    /// <param name="epsilon">Added to the variance; transformers of timm and torchvision take 1e-6.</param>
    public LayerNorm(int features, double epsilon = 1e-5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        _shape = [features];
        _epsilon = epsilon;
        _weight = Parameter("weight", Tensor.Ones([features]));
        _bias = Parameter("bias", Tensor.Zeros([features]));
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x) => x.LayerNorm(_shape, _weight, _bias, _epsilon); // ... x D -> ... x D
}
