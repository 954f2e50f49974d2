using Selfsame.Data.Sources;
using Selfsame.Nn.Backbones;
using Selfsame.Testing;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;
using Selfsame.Training.FineTuning;
using Selfsame.Training.Observers;
using Xunit;

namespace Selfsame.Training.Tests.FineTuning;

public sealed class LabelEfficiencyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_TwoAmounts_GivesEveryKindAScoreAndLeavesTheEncoderAsItIs()
    {
        using var scope = new TensorScope();
        var encoder = Encoder();
        var before = encoder.Backbone.State().Select(each => each.Value.Clone()).ToArray();
        var pair = LabelledPair.Of(PictureSources.Open("scenes:train?n=60&size=32"), PictureSources.Open("scenes:test?n=30&size=32"));
        var quick = new FineTuneOptions { Epochs = 1, MinimumSteps = 3, BatchSize = 16, LearningRates = [0.01] };
        var options = new LabelEfficiencyOptions { Labels = [LabelAmount.Share(1), LabelAmount.PerClass(3)], Seeds = 2, Pretrained = quick with { BeginsAtProbe = true }, Scratch = quick };

        var rows = new LabelEfficiency(options, new FeatureExtractorOptions()).Run(encoder, pair);

        Assert.Equal(["3/class", "1"], rows.Select(row => row.Amount.ToString()));
        Assert.Equal(15, rows[0].Labels);
        Assert.Equal(60, rows[1].Labels);
        Assert.All(rows, row => Assert.All([row.Pretrained, row.Scratch, row.Linear, row.RandomLinear], score =>
        {
            Assert.Equal(2, score.Seeds.Count);
            Assert.All(score.Seeds, value => Assert.InRange(value, 0, 1));
        }));
        Assert.All(before.Zip(encoder.Backbone.State()), each => Assert.True(each.First.Equal(each.Second.Value), each.Second.Name));
    }

    [Fact]
    public void Train_FromRandomWeights_LearnsWhatItIsTold()
    {
        using var scope = new TensorScope();
        var source = PictureSources.Open("scenes:train?n=64&size=32");
        var tuner = new FineTuner(new FineTuneOptions { MinimumSteps = 60, Epochs = 1, BatchSize = 32, CropMinimum = 0.9 }, new FeatureExtractorOptions());

        var classifier = tuner.Train(BackboneCatalog.Create(Options), source, new Preprocessing(), learningRate: 0.1);

        Assert.True(tuner.Evaluate(classifier, source, label => label, new Preprocessing()).Top1 > 0.7);
    }

    [Theory]
    [InlineData(24, 2, 1, 24, 2)]       // fewer than a batch needs: all of them at once
    [InlineData(60, 2, 5, 32, 5)]       // few: small batches, and the steps that there are at least
    [InlineData(160, 2, 1, 40, 8)]      // a quarter
    [InlineData(300, 1, 1, 64, 4)]      // many: whole batches, as many passes as were asked for
    public void Train_SoManyLabels_MakesItsSteps(int labels, int epochs, int minimum, int batch, int steps)
    {
        using var scope = new TensorScope();
        var watch = new Watch();
        var tuner = new FineTuner(new FineTuneOptions { Epochs = epochs, MinimumSteps = minimum }, new FeatureExtractorOptions());

        tuner.Train(BackboneCatalog.Create(Options with { Width = 2, ImageSize = 16 }), PictureSources.Open($"scenes:train?n={labels}&size=16"), new Preprocessing { ImageSize = 16 }, 0.01, observers: [watch]);

        Assert.Equal((batch, steps), (watch.Start!.SamplesPerStep, (int)watch.Start.TotalSteps));
    }

    [Fact]
    public void LabelsSaved_OfACurve_ReadsHowManyLabelsAreNeeded()
    {
        static LabelEfficiencyRow Row(int labels, double pretrained, double scratch) =>
            new(LabelAmount.Share(labels / 1000.0), labels, SeededScore.Of([pretrained]), SeededScore.Of([scratch]), SeededScore.Of([0]), SeededScore.Of([0]));

        var saved = LabelsSaved.Of([Row(10, 0.4, 0.2), Row(100, 0.5, 0.3), Row(1000, 0.7, 0.5)]);

        Assert.Equal(Math.Sqrt(100 * 1000), saved[0].Without!.Value, 1e-6);   // 0.4 lies in the middle of 0.3 and 0.5
        Assert.Equal(1000, saved[1].Without!.Value, 1e-6);
        Assert.Null(saved[2].Without);
    }

    [Fact]
    public void LabelsSaved_ScratchBetterWithTheFewest_IsAtMostThose()
    {
        static LabelEfficiencyRow Row(int labels, double pretrained, double scratch) =>
            new(LabelAmount.Share(labels / 1000.0), labels, SeededScore.Of([pretrained]), SeededScore.Of([scratch]), SeededScore.Of([0]), SeededScore.Of([0]));

        var saved = LabelsSaved.Of([Row(10, 0.2, 0.3), Row(100, 0.4, 0.5)]);

        Assert.Equal((10, true), (saved[0].Without!.Value, saved[0].IsAtMost));
        Assert.False(saved[1].IsAtMost);
    }

    private sealed class Watch : ITrainingObserver
    {
        public TrainingStart? Start { get; private set; }

        public void Started(TrainingStart start) => Start = start;
    }

    private static BackboneOptions Options => new() { Name = "resnet18", Width = 8, ImageSize = 32 };

    private EncoderFile Encoder()
    {
        Engine.Seed(1);
        var backbone = BackboneCatalog.Create(Options);
        var path = _folder.Combine("encoder.safetensors");
        SafeTensors.Write(path, backbone.State().Select(each => KeyValuePair.Create(each.Name, each.Value)), EncoderFile.Describe(Options, new Preprocessing(), "simclr"));
        return EncoderFile.Load(path);
    }
}
