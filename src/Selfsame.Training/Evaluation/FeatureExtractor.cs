using Selfsame.Data.Loading;
using Selfsame.Data.Sources;
using Selfsame.Data.Transforms;
using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Torch;

namespace Selfsame.Training.Evaluation;

/// <summary>Turns a whole source into features: evaluation mode, no gradients, the deterministic evaluation view, each picture once, in order.</summary>
/// <param name="options">Batch size, workers and device; none of them changes the result.</param>
public sealed class FeatureExtractor(FeatureExtractorOptions options)
{
    private const int PixelSide = 32;

    /// <summary>The encoder's features of every picture that can be read.</summary>
    /// <param name="encoder">Put into evaluation mode here, and back as it was afterwards.</param>
    /// <param name="source">The pictures.</param>
    /// <param name="preprocessing">What pictures go through before the encoder sees them.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <returns>M x D float32 on the CPU with labels; M is the number of readable pictures.</returns>
    public FeatureSet Extract(Backbone encoder, PictureSource source, Preprocessing preprocessing, CancellationToken cancellation = default) =>
        Extract(encoder, encoder.FeatureCount, source, preprocessing, cancellation);

    /// <summary>What any network gives for every picture that can be read.</summary>
    internal FeatureSet Extract(Layer network, int width, PictureSource source, Preprocessing preprocessing, CancellationToken cancellation)
    {
        var wasTraining = network.IsTraining;
        network.Eval();
        try
        {
            return Collect(source, preprocessing, width, pictures => network.Forward(preprocessing.Show(pictures.To(options.Device))), cancellation);
        }
        finally
        {
            if (wasTraining) network.Train();
        }
    }

    /// <summary>The pixels themselves as features, at most 32 x 32 of them: the baseline that has learnt nothing.</summary>
    /// <param name="source">The pictures.</param>
    /// <param name="preprocessing">What pictures would go through before an encoder sees them.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    public FeatureSet Pixels(PictureSource source, Preprocessing preprocessing, CancellationToken cancellation = default)
    {
        var side = Math.Min(preprocessing.ImageSize, PixelSide);
        return Collect(source, preprocessing with { ImageSize = side }, preprocessing.Channels * side * side, pictures => pictures.Contiguous().Reshape([pictures.Size(0), -1]), cancellation);
    }

    /// <summary>Gives the features of a source batch by batch, in order: a source of any size needs the memory of one batch.</summary>
    /// <param name="encoder">Put into evaluation mode here, and back as it was afterwards.</param>
    /// <param name="source">The pictures.</param>
    /// <param name="preprocessing">What pictures go through before the encoder sees them.</param>
    /// <param name="receive">Given the readable pictures of each batch; the set is freed when it returns.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <returns>The pictures that could not be read.</returns>
    public DamageReport Visit(Backbone encoder, PictureSource source, Preprocessing preprocessing, Action<FeatureSet> receive, CancellationToken cancellation = default)
    {
        var wasTraining = encoder.IsTraining;
        encoder.Eval();
        try
        {
            return Visit(source, preprocessing, pictures => encoder.Forward(preprocessing.Show(pictures.To(options.Device))), receive, cancellation);
        }
        finally
        {
            if (wasTraining) encoder.Train();
        }
    }

    internal FeatureSet Collect(PictureSource source, Preprocessing preprocessing, int width, Func<Tensor, Tensor> encode, CancellationToken cancellation)
    {
        using var noGrad = new NoGrad();
        using var scope = new TensorScope();
        var features = Tensor.Empty([source.Count, width]);                                    // M x D
        var labels = new List<int>(source.Count);
        var indices = new List<int>(source.Count);
        Visit(source, preprocessing, encode, batch =>
        {
            features.Narrow(0, labels.Count, batch.Count).Copy_(batch.Features);
            labels.AddRange(batch.Labels);
            indices.AddRange(batch.Indices);
        }, cancellation);
        return new FeatureSet(scope.Keep(features.Narrow(0, 0, labels.Count)), [.. labels], [.. indices]);
    }

    private DamageReport Visit(PictureSource source, Preprocessing preprocessing, Func<Tensor, Tensor> encode, Action<FeatureSet> receive, CancellationToken cancellation)
    {
        using var noGrad = new NoGrad();
        using var loader = new ViewLoader(source, Recipe(preprocessing), Loading(source));
        var position = 0;
        foreach (var batch in loader.Epoch(0, 0, cancellation))
        {
            using (batch)
            using (new TensorScope())
            {
                var encoded = encode(Pictures(batch.Views[0])).To(DType.Float32).To(Device.Cpu);   // N x D
                // A picture that could not be read was replaced by another: to count that one twice would be false.
                var first = position;
                var slots = Enumerable.Range(0, batch.Indices.Length).Where(slot => batch.Indices[slot] == first + slot).ToArray();
                position += batch.Indices.Length;
                if (slots.Length == 0) continue;
                var rows = slots.Length == batch.Indices.Length ? encoded : encoded.IndexSelect(0, Tensor.From(Array.ConvertAll(slots, slot => (long)slot)));
                using var readable = new FeatureSet(rows, Array.ConvertAll(slots, slot => batch.Labels[slot]), Array.ConvertAll(slots, slot => batch.Indices[slot]));
                receive(readable);
            }
        }
        return loader.Damaged;
    }

    /// <summary>N x C x H x W over the loader's own memory, which is channels-last.</summary>
    internal static Tensor Pictures(ViewBlock block)
    {
        var (height, width, channels) = (block.Height, block.Width, block.Channels);
        return Tensor.FromMemory(block.Pointer, [block.Count, channels, height, width], [height * width * channels, 1, width * channels, channels], DType.Float32);
    }

    private LoaderOptions Loading(PictureSource source)
    {
        var loading = new LoaderOptions { BatchSize = Math.Min(options.BatchSize, source.Count), Shuffle = false, DropLast = false, CacheBytes = 0 };
        return options.Workers == 0 ? loading : loading with { Workers = options.Workers };
    }

    internal static ViewRecipe Recipe(Preprocessing preprocessing) => ViewRecipes.Evaluation(preprocessing.ImageSize) with
    {
        Normalization = new ChannelStatistics(preprocessing.Mean, preprocessing.Deviation),
        Channels = preprocessing.Channels switch
        {
            1 => PictureChannels.Gray,
            3 => PictureChannels.Rgb,
            _ => PictureChannels.AsStored,
        },
    };
}
