using Selfsame.Nn;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Heads;

/// <summary>The head of DINO and of what came after it: three linear layers with GELU, unit length, and the cosines with K prototypes.</summary>
/// <remarks>
/// Caron et al., ICCV 2021, arXiv 2104.14294, appendix C. The last layer is weight-normalised, with lengths of 1 unless they
/// are learnt. Deviation: a linear layer has no bias where batch norm follows, which would remove it.
/// </remarks>
public sealed class DinoHead : Layer
{
    private readonly Sequential _layers;
    private readonly WeightNormalizedLinear _lastLayer;

    /// <summary>A head with fresh weights: normal with deviation 0.02, biases 0.</summary>
    /// <param name="options">Its shape.</param>
    /// <exception cref="ArgumentOutOfRangeException">A width is too small.</exception>
    public DinoHead(DinoHeadOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.HiddenWidth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BottleneckWidth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.OutputWidth, 2);
        Options = options;
        _layers = Child("layers", new Sequential([.. Layers(options)]));
        foreach (var linear in _layers.Layers.OfType<Linear>())
        {
            Initializers.TruncatedNormal(linear.Weight);
            if (linear.Bias is { } bias)
            {
                Initializers.Constant(bias, 0);
            }
        }

        _lastLayer = Child(
            "last_layer", new WeightNormalizedLinear(options.BottleneckWidth, options.OutputWidth, learnLengths: !options.NormalizePrototypes));
    }

    /// <summary>The shape it was built with.</summary>
    public DinoHeadOptions Options { get; }

    /// <inheritdoc/>
    /// <param name="x">Features, N x input width.</param>
    /// <returns>Logits over the prototypes, N x K; with prototypes of length 1, cosines.</returns>
    public override Tensor Forward(Tensor x) => Forward(x, freezePrototypes: false);

    /// <summary>Applies the head; the prototypes can be kept from learning, as in the first epoch.</summary>
    /// <param name="x">Features, N x input width.</param>
    /// <param name="freezePrototypes">True to let no gradient reach the prototypes.</param>
    /// <returns>Logits over the prototypes, N x K.</returns>
    public Tensor Forward(Tensor x, bool freezePrototypes) => Scores(Bottleneck(x), freezePrototypes);

    /// <summary>The embeddings that are compared with the prototypes.</summary>
    /// <param name="x">Features, N x input width.</param>
    /// <returns>Unit vectors, N x bottleneck width.</returns>
    public Tensor Bottleneck(Tensor x) => _layers.Forward(x).L2Normalize();

    /// <summary>The last layer alone.</summary>
    /// <param name="z">What <see cref="Bottleneck"/> gave, N x bottleneck width.</param>
    /// <param name="freezePrototypes">True to let no gradient reach the prototypes.</param>
    /// <returns>Logits over the prototypes, N x K.</returns>
    public Tensor Scores(Tensor z, bool freezePrototypes = false) => _lastLayer.Forward(z, freezePrototypes);

    private static IEnumerable<Layer> Layers(DinoHeadOptions options)
    {
        int[] widths = [options.InputWidth, options.HiddenWidth, options.HiddenWidth, options.BottleneckWidth];
        for (var index = 1; index < widths.Length; index++)
        {
            var last = index == widths.Length - 1;
            var batchNorm = !last && options.BatchNorm;
            yield return new Linear(widths[index - 1], widths[index], bias: !batchNorm);
            if (batchNorm)
            {
                yield return new BatchNorm1d(widths[index]);
            }

            if (!last)
            {
                yield return new Gelu();
            }
        }
    }
}
