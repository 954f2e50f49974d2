using Selfsame.Data.Loading;
using Selfsame.Data.Sources;
using Selfsame.Data.Views;
using Selfsame.Nn.Backbones;
using Selfsame.SelfSupervised;
using Selfsame.SelfSupervised.Methods;
using Selfsame.Torch;
using Selfsame.Training.Streams;
using Xunit;

namespace Selfsame.Training.Tests.Streams;

public sealed class ViewBatchStreamTests
{
    private static readonly LoaderOptions Options = new() { BatchSize = 4, Seed = 5, Workers = 1 };

    [Fact]
    public void Epoch_Batches_AreTheLoadersMemoryAsChannelsLastTensors()
    {
        var source = PictureSources.Open("scenes:train?n=10&size=16");
        using var stream = Stream(source);
        using var loader = new ViewLoader(source, ViewRecipes.SimCLR(16), Options);

        Assert.Equal((2, 4), (stream.BatchesPerEpoch, stream.BatchSize));
        foreach (var (made, expected) in stream.Epoch(1, 0, null).Zip(loader.Epoch(1)))
        {
            using var scope = new TensorScope();
            using (expected)
            {
                Assert.Equal(expected.Indices, made.Indices.ToArray<long>().Select(index => (int)index));
                Assert.Equal(expected.Labels, made.Labels!.ToArray<long>().Select(label => (int)label));
                for (var view = 0; view < 2; view++)
                {
                    Assert.Equal([4L, 3, 16, 16], made.Views[view].Shape);
                    Assert.True(made.Views[view].IsChannelsLast);
                    Assert.Equal(expected.Views[view].Values(3).ToArray(), made.Views[view].Select(0, 3).Permute([1, 2, 0]).Contiguous().ToArray<float>());
                }
            }
        }
    }

    [Fact]
    public void Epoch_FromALaterBatch_IsTheTailOfTheWhole()
    {
        using var stream = Stream(PictureSources.Open("scenes:train?n=12&size=16"));
        using var scope = new TensorScope();

        var whole = stream.Epoch(0, 0, null).Select(batch => batch.Indices.ToArray<long>()).ToArray();
        var tail = stream.Epoch(0, 2, null).Select(batch => batch.Indices.ToArray<long>()).ToArray();

        Assert.Equal(whole[2..], tail);
    }

    [Fact]
    public void Epoch_WithWeights_DrawsOnlyWhatHasWeight()
    {
        using var stream = Stream(PictureSources.Open("scenes:train?n=8&size=16"));
        using var scope = new TensorScope();
        double[] weights = [0, 0, 1, 0, 0, 0, 0, 2];

        var drawn = stream.Epoch(0, 0, weights).SelectMany(batch => batch.Indices.ToArray<long>()).ToArray();

        Assert.Equal(8, drawn.Length);
        Assert.All(drawn, index => Assert.Contains(index, (long[])[2, 7]));
    }

    [Fact]
    public void Features_OfAMethod_AreThoseOfEverySampleInOrder()
    {
        using var stream = Stream(PictureSources.Open("scenes:train?n=10&size=16"));
        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        var encoder = BackboneCatalog.Create(new BackboneOptions { Name = "resnet18", Width = 8, ImageSize = 16 });
        var method = new SimCLR(new SimCLROptions(), encoder);

        var features = stream.Features(method);

        Assert.Equal([10L, 64], features.Shape);
        Assert.NotEqual(features.Select(0, 0).ToArray<float>(), features.Select(0, 9).ToArray<float>());
    }

    private static ViewBatchStream Stream(PictureSource source) =>
        new(source, ViewRecipes.SimCLR(16), Options, new Preprocessing { ImageSize = 16 }, Device.Cpu);
}
