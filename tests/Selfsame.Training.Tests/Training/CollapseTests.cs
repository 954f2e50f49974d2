using Selfsame.Testing;
using Selfsame.Training.Settings;
using Xunit;

namespace Selfsame.Training.Tests.Training;

/// <summary>Collapse provoked on purpose is warned of within an epoch, and the same run as the paper has it is not.</summary>
public sealed class CollapseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("predictor")]
    [InlineData("stopGradient")]
    public void Execute_BYOLWithoutWhatHoldsItUp_IsWarnedOfWithinAnEpoch(string part) =>
        Assert.Contains(Warnings(Settings("byol").Set($"method.{part}", "false")), warning => warning.Contains("have collapsed", StringComparison.Ordinal));

    [Fact]
    public void Execute_SimSiamWithoutStopGradient_IsWarnedOfWithinAnEpoch() =>
        Assert.Contains(Warnings(Settings("simsiam").Set("method.stopGradient", "false")), warning => warning.Contains("have collapsed", StringComparison.Ordinal));

    [Fact]
    public void Execute_BarlowTwinsWhoseDimensionsMayAllBeAlike_IsWarnedOfWithinAnEpoch() =>
        Assert.Contains(
            Warnings(Settings("barlow-twins").Set("method.lambda", "0")),
            warning => warning.Contains("collapsed to one direction", StringComparison.Ordinal));

    [Theory]
    [InlineData("byol")]
    [InlineData("simsiam")]
    [InlineData("barlow-twins")]
    [InlineData("vicreg")]
    public void Execute_AsThePaperHasIt_GivesNoFalseAlarm(string method) =>
        Assert.DoesNotContain(
            Warnings(Settings(method)),
            warning => warning.Contains("collapsed", StringComparison.Ordinal) || warning.Contains("few directions", StringComparison.Ordinal));

    private static List<string> Warnings(PretrainSettings settings)
    {
        var watcher = new RecordingObserver();
        PretrainRun.Execute(settings, new PretrainRunOptions { Observers = [watcher] });
        return watcher.Warnings;
    }

    // Quick enough for one epoch of 80 steps. SimSiam has SGD, the others Adam, which at 0.1 would bring down Barlow Twins as the paper has it too.
    private PretrainSettings Settings(string method) => new PretrainSettings
    {
        Method = method,
        Data = "scenes:train?n=2560&size=32",
        Out = _folder.Combine(method),
        Backbone = new BackboneSettings { Name = "resnet18", Width = 4 },
        ImageSize = 16,
        BatchSize = 32,
        Epochs = 1,
        Workers = 1,
        Threads = 1,
    }.Set("optimizer.learningRate", method == "simsiam" ? "0.1" : "0.01");
}
