using Selfsame.Data.Sources;
using Selfsame.Nn.Backbones;
using Selfsame.Torch;

namespace Selfsame.Training.Evaluation;

/// <summary>Features of a whole source from layers of an encoder, all of them in one pass.</summary>
internal sealed class LayerExtractor(FeatureExtractorOptions options)
{
    /// <summary>The features of every picture that can be read, one set a layer.</summary>
    /// <param name="encoder">Put into evaluation mode here, and back as it was afterwards.</param>
    /// <param name="source">The pictures.</param>
    /// <param name="preprocessing">What pictures go through before the encoder sees them.</param>
    /// <param name="layer">A layer, or <see cref="EncoderLayers.Best"/> for all of them.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <exception cref="SettingException">There is no such layer.</exception>
    internal IReadOnlyList<LayerFeatureSet> Extract(Backbone encoder, PictureSource source, Preprocessing preprocessing, string layer, CancellationToken cancellation)
    {
        var wasTraining = encoder.IsTraining;
        encoder.Eval();
        try
        {
            var layers = EncoderLayers.Find(encoder, preprocessing, options.Device, layer);
            using var joined = new FeatureExtractor(options).Collect(source, preprocessing, layers.Sum(each => each.Width), pictures => Joined(encoder, preprocessing.Show(pictures), layers), cancellation);
            return [.. layers.Select((each, position) => Part(joined, layers.Take(position).Sum(before => before.Width), each))];
        }
        finally
        {
            if (wasTraining) encoder.Train();
        }
    }

    private Tensor Joined(Backbone encoder, Tensor pictures, IReadOnlyList<LayerShape> layers)
    {
        var all = EncoderLayers.Read(encoder, pictures.To(options.Device));
        return Tensor.Cat([.. layers.Select(layer => all[layer.Position].Features)], 1);               // N x sum of D
    }

    private static LayerFeatureSet Part(FeatureSet joined, int start, LayerShape layer) =>
        new(layer.Name, new FeatureSet(joined.Features.Narrow(1, start, layer.Width).Clone(), joined.Labels, joined.Indices));
}
