using Selfsame.Data.Decoding;
using Selfsame.Data.Sources;
using Selfsame.Testing;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Generation;
using Selfsame.Training.Settings;
using Selfsame.Training.Tests.Training;
using Xunit;

namespace Selfsame.Training.Tests.Generation;

public sealed class PictureGenerationTests : IDisposable
{
    private const string Scenes = "scenes:train?n=40&size=16";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("gan")]
    [InlineData("bigan")]
    public void Sheet_OfATrainedRun_IsTheSameForTheSameSeedOnly(string method)
    {
        var run = Train(method);
        var first = Sheet(run, new GenerationOptions { Count = 10, Seed = 1 });

        Assert.Equal(first, Sheet(run, new GenerationOptions { Count = 10, Seed = 1 }));
        Assert.NotEqual(first, Sheet(run, new GenerationOptions { Count = 10, Seed = 2 }));
        Assert.NotEqual(first, Sheet(run, new GenerationOptions { Count = 10, Seed = 1, Interpolate = true }));
    }

    [Fact]
    public void Compare_MadeWithReal_MeasuresAsManyOfEach()
    {
        var run = Train("gan");
        var judge = new GenerationJudge(run, EncoderFile.Load(run), new FeatureExtractor(new FeatureExtractorOptions { Workers = 1 }));
        var made = new PictureGeneration(TrainedMethod.Open(run), new GenerationOptions { Measured = 30 }).Measured();
        var source = PictureSources.Open(Scenes);

        var figures = judge.Compare(made, source);

        Assert.Equal((run, 30, 30), (figures.Encoder, figures.Made, figures.Real));
        Assert.True(figures.FrechetDistance > 0 && figures.RealFrechetDistance > 0);
        Assert.InRange(figures.Diversity, 0, 10);
        Assert.Equal(0, judge.Compare(source, source).FrechetDistance, 1e-3);
    }

    [Fact]
    public void Constructor_MethodWithoutGenerator_IsRefusedNamingThoseThatHaveOne()
    {
        var error = Assert.Throws<SettingException>(() => new PictureGeneration(TrainedMethod.Open(Train("simclr")), new GenerationOptions()));

        Assert.Contains("simclr, which has no generator", error.Message, StringComparison.Ordinal);
        Assert.Contains("gan, bigan", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("method.latentWidth", "0")]
    [InlineData("imageSize", "24")]
    public void Plan_OfWhatNoGeneratorMakes_IsRefused(string key, string value)
    {
        var settings = Settings("gan");

        Assert.Contains(key.Split('.')[^1], Assert.Throws<SettingException>(() => PretrainPlan.Of(settings.Set(key, value)).Build()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_OfAGan_GivesTheBytesOfAnUninterruptedRun()
    {
        var whole = Train("gan");
        var (stopped, settings) = (_folder.Combine("stopped"), Settings("gan"));
        using (var cancellation = new CancellationTokenSource())
        {
            PretrainRun.Execute(settings with { Out = stopped }, new PretrainRunOptions { Observers = [new RecordingObserver { Cancels = cancellation, CancelsAtStep = 3 }] }, cancellation.Token);
        }

        PretrainRun.Resume(stopped);

        var (one, other) = (TrainedMethod.Open(whole).Method.State().ToList(), TrainedMethod.Open(stopped).Method.State().ToList());
        Assert.All(one.Zip(other), pair => Assert.Equal(pair.First.Value.To(Torch.DType.Float64).ToArray<double>(), pair.Second.Value.To(Torch.DType.Float64).ToArray<double>()));
    }

    private string Train(string method)
    {
        var folder = _folder.Combine(method);
        PretrainRun.Execute(Settings(method) with { Out = folder });
        return folder;
    }

    private PretrainSettings Settings(string method)
    {
        var settings = new PretrainSettings
        {
            Data = Scenes, Out = _folder.Combine("plan"), ImageSize = 16, BatchSize = 10, Epochs = 2, Threads = 1, Workers = 1, LogEvery = 1,
        };
        settings = settings.Set("method", method).Set("backbone.width", "4");
        return method == "simclr" ? settings : settings.Set("method.generatorWidth", "4").Set("method.latentWidth", "8");
    }

    private static byte[] Sheet(string run, GenerationOptions options)
    {
        using var sheet = new PictureGeneration(TrainedMethod.Open(run), options).Sheet();
        return PictureFile.EncodePng(sheet);
    }
}
