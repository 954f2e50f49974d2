using Selfsame.Data.Loading;
using Selfsame.Data.Sources;
using Selfsame.Data.Transforms;
using Selfsame.Data.Views;
using Selfsame.Nn.Backbones;
using Selfsame.Torch;

namespace Selfsame.Training.Evaluation.AugmentedLinear;

/// <summary>What a frozen encoder sees in randomly cropped and flipped pictures, and in the plain ones.</summary>
internal sealed class AugmentedFeatures(Backbone network, Preprocessing preprocessing, FeatureExtractorOptions extraction)
{
    private const int LastBlocks = 4;

    private readonly VisionTransformer? _transformer = network as VisionTransformer;

    /// <summary>Features of the output alone come first, those of the last blocks after them.</summary>
    internal int OutputWidth => network.FeatureCount;

    /// <summary>How many blocks are read besides the output.</summary>
    internal int Blocks { get; } = network is VisionTransformer
        ? Math.Min(LastBlocks, EncoderLayers.Find(network, preprocessing, extraction.Device, EncoderLayers.Best).Count - 1)
        : 0;

    internal int Width => OutputWidth * (1 + Blocks);

    /// <summary>All pictures of a source in the test view, M x D.</summary>
    internal FeatureSet Plain(PictureSource source, CancellationToken cancellation) =>
        new FeatureExtractor(extraction).Collect(source, preprocessing, Width, pictures => Read(pictures.To(extraction.Device)), cancellation);

    /// <summary>A loader of random views.</summary>
    internal ViewLoader Loader(PictureSource source, LinearSgdOptions options)
    {
        var size = preprocessing.ImageSize;
        var recipe = FeatureExtractor.Recipe(preprocessing) with
        {
            Views =
            [
                new ViewSpecification
                {
                    Name = "view",
                    Size = size,
                    Transforms = [new RandomResizedCrop { Size = size, ScaleMinimum = options.CropMinimum }, new RandomHorizontalFlip()],
                },
            ],
        };
        var loading = new LoaderOptions { BatchSize = Math.Min(options.BatchSize, source.Count), Seed = options.Seed, Shuffle = true, DropLast = true };
        return new ViewLoader(source, recipe, extraction.Workers > 0 ? loading with { Workers = extraction.Workers } : loading);
    }

    /// <summary>The features of a batch of views, N x D.</summary>
    internal Tensor Read(ViewBlock views) => Read(FeatureExtractor.Pictures(views).To(extraction.Device));

    private Tensor Read(Tensor pictures)
    {
        var shown = preprocessing.Show(pictures);
        if (_transformer is null) return network.Forward(shown);
        var blocks = _transformer.IntermediateTokens(shown).TakeLast(Blocks).Select(_transformer.Features);
        return Tensor.Cat([network.Forward(shown), .. blocks], 1);
    }
}
