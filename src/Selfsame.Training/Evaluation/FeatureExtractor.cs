using Selfsame.Data.Loading;
using Selfsame.Data.Sources;
using Selfsame.Data.Transforms;
using Selfsame.Data.Views;
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
    public FeatureSet Extract(Backbone encoder, PictureSource source, Preprocessing preprocessing, CancellationToken cancellation = default)
    {
        var wasTraining = encoder.IsTraining;
        encoder.Eval();
        try
        {
            return Collect(source, preprocessing, encoder.FeatureCount, pictures => encoder.Forward(pictures.To(options.Device)), cancellation);
        }
        finally
        {
            if (wasTraining) encoder.Train();
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

    private FeatureSet Collect(PictureSource source, Preprocessing preprocessing, int width, Func<Tensor, Tensor> encode, CancellationToken cancellation)
    {
        using var noGrad = new NoGrad();
        using var scope = new TensorScope();
        var features = Tensor.Empty([source.Count, width]).Outlive();
        var labels = new int[source.Count];
        var indices = new int[source.Count];
        var loader = new ViewLoader(
            source,
            Recipe(preprocessing),
            new LoaderOptions { BatchSize = Math.Min(options.BatchSize, source.Count), Workers = options.Workers, Shuffle = false, DropLast = false });
        var row = 0;
        foreach (var batch in loader.Epoch(0, 0, cancellation))
        {
            using (batch)
            using (new TensorScope())
            {
                var block = batch.Views[0];
                var (height, columns, channels) = (block.Height, block.Width, block.Channels);
                var pictures = Tensor.FromMemory(                                              // N x C x H x W over N x H x W x C
                    block.Pointer, [block.Count, channels, height, columns], [height * columns * channels, 1, columns * channels, channels], DType.Float32);
                var encoded = encode(pictures).To(DType.Float32).To(Device.Cpu);               // N x D
                features.Narrow(0, row, block.Count).Copy_(encoded);
                batch.Labels.CopyTo(labels, row);
                batch.Indices.CopyTo(indices, row);
                row += block.Count;
            }
        }
        return new FeatureSet(features, labels, indices);
    }

    private static ViewRecipe Recipe(Preprocessing preprocessing) => ViewRecipes.Evaluation(preprocessing.ImageSize) with
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
