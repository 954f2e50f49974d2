using Selfsame.Data.Loading;
using Selfsame.Data.Sources;
using Selfsame.Data.Views;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised;
using Selfsame.Torch;
using Selfsame.Training.Streams;
using Selfsame.Training.Tests.Training;
using Xunit;

namespace Selfsame.Training.Tests.Collapse;

/// <summary>The health warning is true: a queue of un-normalised keys ruins MoCo within an epoch and is caught; the same run without the mistake is not.</summary>
public sealed class QueueCollapseTests
{
    private const int Batch = 192;
    private const int Steps = 8;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Run_MoCoOfOneEpoch_IsWarnedOfWhereItsQueueIsNotNormalized(bool normalizes)
    {
        Engine.Seed(0);
        var encoder = BackboneCatalog.Create(new BackboneOptions { Name = "resnet18", Width = 8, ImageSize = 32 });
        var method = new UnnormalizedQueueMethod(encoder, 3 * Batch, normalizes);
        var source = PictureSources.Open(FormattableString.Invariant($"scenes:train?n={Batch * Steps}&size=32"));
        var preprocessing = new Preprocessing { ImageSize = 32, Channels = 3, Mean = [0.5, 0.5, 0.5], Deviation = [0.25, 0.25, 0.25] };
        using var stream = new ViewBatchStream(source, ViewRecipes.MoCoV2(32), new LoaderOptions { BatchSize = Batch }, preprocessing, Device.Cpu);
        var options = new TrainerOptions { TotalSteps = Steps, Optimizer = new OptimizerOptions { LearningRate = 0.12, WeightDecay = 5e-4 } };
        var observer = new RecordingObserver();

        new Trainer<ViewBatch>(method, stream, options, observers: [observer]).Run();

        Assert.Equal(!normalizes, observer.Warnings.Exists(warning => warning.Contains("collapsed", StringComparison.Ordinal)));
    }
}
