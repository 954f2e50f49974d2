using Selfsame.Torch;
using Xunit;

namespace Selfsame.Training.Tests.Training;

/// <summary>A generator that has collapsed and a discriminator that has won are each warned of once, after the first epoch.</summary>
public sealed class ContestWatchTests : TrainerFixture
{
    [Theory]
    [InlineData(0, 0.9, false, "")]
    [InlineData(0, 0.1, false, "mode collapse")]
    [InlineData(100, 0.9, false, "discriminator has won")]
    [InlineData(100, 0.9, true, "")]
    public void Run_Contest_IsWarnedOfWhereItWentWrong(double lead, double diversity, bool mayWin, string word)
    {
        var observer = new RecordingObserver();
        new Trainer<Tensor>(new ContestMethod(Width, lead, diversity, mayWin), PlainStream(Batch), Options, observers: [observer]).Run();

        string[] warnings = [.. observer.Warnings.Where(warning => warning.Contains("enerator", StringComparison.Ordinal))];
        Assert.Equal(word.Length > 0 ? 1 : 0, warnings.Length);
        Assert.All(warnings, warning => Assert.Contains(word, warning, StringComparison.Ordinal));
        Assert.All(warnings, warning => Assert.Contains("lower method.strength", warning, StringComparison.Ordinal));
        Assert.Equal(diversity, observer.Epochs[^1].Contest!.Diversity, 1e-5);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Run_EmbeddingsThatAreAllAlike_AreWarnedOfUnlessTheEncoderIsTheDiscriminator(bool judges)
    {
        var observer = new RecordingObserver();
        new Trainer<Tensor>(new ContestMethod(Width, 0, 0.9, false) { EncoderJudges = judges }, PlainStream(Batch), Options, observers: [observer]).Run();

        Assert.Equal(!judges, observer.Warnings.Any(warning => warning.Contains("collapsed", StringComparison.Ordinal)));
    }

    [Fact]
    public void Run_PicturesThatBecomeMoreDifferent_AreNoCollapse()
    {
        var observer = new RecordingObserver();
        new Trainer<Tensor>(new ContestMethod(Width, 0, 0.1, false, growth: 1.3), PlainStream(Batch), Options, observers: [observer]).Run();

        Assert.True(observer.Epochs.Count > 1);
        Assert.All(observer.Epochs, epoch => Assert.True(epoch.Contest!.Diversity < 0.25));
        Assert.DoesNotContain(observer.Warnings, warning => warning.Contains("enerator", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_OneEpoch_SaysNothingYet()
    {
        var observer = new RecordingObserver();
        new Trainer<Tensor>(new ContestMethod(Width, 100, 0, false), PlainStream(Batch), Options with { TotalSteps = 5 }, observers: [observer]).Run();

        Assert.DoesNotContain(observer.Warnings, warning => warning.Contains("enerator", StringComparison.Ordinal));
    }
}
