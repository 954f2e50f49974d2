using Selfsame.Testing;
using Selfsame.Training.Settings;
using Xunit;

namespace Selfsame.Training.Tests.Training;

/// <summary>Runs whose views the device makes, here the CPU.</summary>
public sealed class DeviceViewRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Execute_ViewsOnTheDevice_GivesTheBytesOfTheProcessorsViewsAndSaysWhichIsQuicker()
    {
        var watcher = new RecordingObserver();
        var processor = PretrainRun.Execute(Settings("processor") with { MakeViewsOn = ViewPlace.Processor });
        var device = PretrainRun.Execute(Settings("device"), new PretrainRunOptions { Observers = [watcher] });

        Assert.Equal(Encoder(processor), Encoder(device));
        Assert.Contains(watcher.Warnings, warning => warning.Contains("--views processor", StringComparison.Ordinal));
    }

    [Fact]
    public void Execute_OneOrEightWorkers_GivesTheSameBytes() => Assert.Equal(
        Encoder(PretrainRun.Execute(Settings("one") with { Workers = 1 })),
        Encoder(PretrainRun.Execute(Settings("eight") with { Workers = 8 })));

    [Fact]
    public void Execute_KilledAndResumed_GivesTheBytesOfAnUninterruptedRun()
    {
        var whole = Encoder(PretrainRun.Execute(Settings("whole")));
        var plug = new PretrainRunOptions { Observers = [new RecordingObserver { DiesAtStep = 4 }] };
        Assert.Throws<PlugPulledException>(() => PretrainRun.Execute(Settings("killed") with { CheckpointEvery = 2 }, plug));

        Assert.Equal(whole, Encoder(PretrainRun.Resume(_folder.Combine("killed"))));
    }

    [Fact]
    public void Execute_Cifar10_HasTheLossesOfTheProcessorsViews()
    {
        var settings = Settings("cifar") with { Data = SharedFiles.Data("cifar10/train"), Steps = 3, BatchSize = 32 };

        var device = Losses(PretrainRun.Execute(settings).Folder);
        var processor = Losses(PretrainRun.Execute(settings with { Out = _folder.Combine("other"), MakeViewsOn = ViewPlace.Processor }).Folder);

        Assert.Equal(3, device.Count);
        Assert.Equal(processor, device);
    }

    [Fact]
    public void Execute_PhotosOfManySizes_LearnsFromTheProcessorsViews()
    {
        var settings = Settings("photos") with
        {
            Data = SharedFiles.Data("coco_mini/images"),
            Backbone = new BackboneSettings { Name = "resnet18", Width = 16 },
            ImageSize = 80,
            Steps = 2,
            BatchSize = 8,
        };

        var device = Losses(PretrainRun.Execute(settings).Folder);
        var processor = Losses(PretrainRun.Execute(settings with { Out = _folder.Combine("other"), MakeViewsOn = ViewPlace.Processor }).Folder);

        // A blurred value in a million is another level, and batch statistics of eight pictures make something of it.
        Assert.Equal(processor[0], device[0], 1e-3 * processor[0]);
        Assert.All(device, loss => Assert.True(double.IsFinite(loss)));
    }

    [Fact]
    public void Plan_TransformWithoutADeviceForm_IsRefusedByNameInOneLine()
    {
        var settings = Settings("refused").Set("views.channels", "gray");

        var error = Assert.Throws<SettingException>(() => PretrainPlan.Of(settings));

        Assert.Contains("--views device", error.Message, StringComparison.Ordinal);
        Assert.Contains("ColorJitter", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private PretrainSettings Settings(string name) => new()
    {
        Data = "scenes:train?n=48&size=32",
        Out = _folder.Combine(name),
        Backbone = new BackboneSettings { Name = "resnet18", Width = 8 },
        Epochs = 2,
        BatchSize = 16,
        LogEvery = 1,
        Threads = 1,
        MakeViewsOn = ViewPlace.Device,
    };

    private static byte[] Encoder(PretrainResult result) => File.ReadAllBytes(result.EncoderPath);

    private static List<double> Losses(string folder)
    {
        var losses = new List<double>();
        foreach (var line in File.ReadLines(Path.Combine(folder, "metrics.jsonl")))
        {
            using var document = System.Text.Json.JsonDocument.Parse(line);
            if (document.RootElement.TryGetProperty("loss/total", out var loss))
            {
                losses.Add(loss.GetDouble());
            }
        }

        return losses;
    }
}
