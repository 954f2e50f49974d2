using Selfsame.Data.Loading;
using Selfsame.Data.Sources;
using Selfsame.Data.Views;
using Selfsame.Torch;
using Selfsame.Training.Streams;
using Xunit;

namespace Selfsame.Training.Tests.Streams;

public sealed class DeviceViewStreamTests
{
    private static readonly LoaderOptions Options = new() { BatchSize = 4, Seed = 5, Workers = 2 };

    [Fact]
    public void Epoch_ViewsMadeOnTheDevice_AreTheProcessorsBitForBit()
    {
        using var processor = Stream(Options);
        using var device = Stream(Options with { LeavesViewsToDevice = true });

        foreach (var (made, expected) in device.Epoch(1, 0, null).Zip(processor.Epoch(1, 0, null)))
        {
            using var scope = new TensorScope();
            Assert.Equal(expected.Indices.ToArray<long>(), made.Indices.ToArray<long>());
            Assert.Equal(expected.Labels!.ToArray<long>(), made.Labels!.ToArray<long>());
            Assert.Equal(2, made.Views.Count);
            for (var view = 0; view < 2; view++)
            {
                Assert.True(made.Views[view].IsChannelsLast);
                Assert.Equal(expected.Places![view].ToArray<float>(), made.Places![view].ToArray<float>());
                Assert.Equal(expected.Views[view].ToArray<float>(), made.Views[view].ToArray<float>());
            }
        }
    }

    [Fact]
    public void Epoch_WithWeights_TellsRepeatedPicturesApartAsTheProcessorDoes()
    {
        using var processor = Stream(Options);
        using var device = Stream(Options with { LeavesViewsToDevice = true });
        using var scope = new TensorScope();
        double[] weights = [0, 0, 1, 0, 0, 0, 0, 2, 0, 0];

        var expected = processor.Epoch(0, 0, weights).Select(batch => batch.Views[1].ToArray<float>()).ToArray();
        var made = device.Epoch(0, 0, weights).Select(batch => batch.Views[1].ToArray<float>()).ToArray();

        Assert.Equal(expected, made);
    }

    private static ViewBatchStream Stream(LoaderOptions options) => new(
        PictureSources.Open("scenes:train?n=10&size=16"), ViewRecipes.SimCLR(16), options, new Preprocessing { ImageSize = 16 }, Device.Cpu);
}
