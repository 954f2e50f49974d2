using Selfsame.Data.Sources;
using Selfsame.SelfSupervised;
using Selfsame.Testing;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Settings;
using Xunit;

namespace Selfsame.Training.Tests.Evaluation;

public sealed class PretextEvaluatorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Methods_AreThoseThatPosePuzzlesOfAnyPicture() =>
        Assert.Equal(MethodCatalog.All.Where(entry => entry.Family == "pretext").Select(entry => entry.Name).Order(), PretextEvaluator.Methods.Append("exemplar").Order());

    [Fact]
    public void Evaluate_ARotationRun_CountsEveryTurnOfEveryPictureAndIsTheSameEachTime()
    {
        var run = Run("rotation");
        var source = PictureSources.Open("scenes:test?n=150&size=32");

        var score = new PretextEvaluator(new FeatureExtractorOptions()).Evaluate(run, source);
        var again = new PretextEvaluator(new FeatureExtractorOptions { Workers = 1 }).Evaluate(run, source);

        Assert.Equal(score, again);
        Assert.Equal((600L, 150, 0.25), (score.Puzzles, score.Pictures, score.Chance));
        Assert.InRange(score.Accuracy, 0, 1);
    }

    [Theory]
    [InlineData("simclr", "simclr learns from no puzzle")]
    [InlineData("exemplar", "the answers of exemplar are the pictures it was trained on")]
    public void Evaluate_AMethodWithoutSuchAPuzzle_SaysWhichHaveOne(string method, string why)
    {
        var error = Assert.Throws<SettingException>(() => new PretextEvaluator(new FeatureExtractorOptions()).Evaluate(Run(method), PictureSources.Open("scenes:test?n=20&size=32")));

        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.Contains("rotation, relative-position, jigsaw, patch-orientation", error.Message, StringComparison.Ordinal);
    }

    private string Run(string method) => PretrainRun.Execute(new PretrainSettings
    {
        Method = method,
        Data = "scenes:train?n=48&size=32&seed=1",
        Out = _folder.Combine(method),
        Backbone = new BackboneSettings { Width = 4 },
        BatchSize = 16,
        Epochs = 1,
    }).Folder;
}
