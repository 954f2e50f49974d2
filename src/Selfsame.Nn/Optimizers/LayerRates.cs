using Selfsame.Nn.Backbones;
using Selfsame.Torch;

namespace Selfsame.Nn.Optimizers;

/// <summary>The factors on the learning rate of an encoder's layers.</summary>
internal sealed class LayerRates
{
    private readonly Dictionary<Tensor, double> _scales = new(ReferenceEqualityComparer.Instance);

    public LayerRates(OptimizerOptions options, Backbone? encoder)
    {
        if (options is { LayerDecay: 1, PatchEmbeddingScale: 1 })
        {
            return;
        }

        if (encoder is null)
        {
            throw new ArgumentException("Learning rates that differ by layer (optimizer.layerDecay, optimizer.patchEmbeddingScale) need a backbone to say what a layer is.", nameof(encoder));
        }

        foreach (var (name, value) in encoder.Parameters())
        {
            var scale = Math.Pow(options.LayerDecay, encoder.BlockCount + 1 - encoder.LayerOf(name));
            _scales[value] = name.StartsWith("patch_embed.", StringComparison.Ordinal) ? scale * options.PatchEmbeddingScale : scale;
        }
    }

    /// <summary>The factor of a parameter: 1 for all that are not the encoder's.</summary>
    public double Of(Tensor parameter) => _scales.GetValueOrDefault(parameter, 1);
}
