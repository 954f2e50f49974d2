using Selfsame.Data.Sources;
using Selfsame.Nn.Backbones;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;
using Selfsame.Training.FineTuning;
using Xunit;

namespace Selfsame.Training.Tests.FineTuning;

public sealed class FineTunerTests
{
    private const double Sane = 0.05;

    private static readonly BackboneOptions Residual = new() { Name = "resnet18", Width = 8, ImageSize = 16 };
    private static readonly BackboneOptions Transformer = new() { Name = "vit-nano", ImageSize = 16 };

    [Theory]
    [InlineData(Sane, 1e4)]
    [InlineData(1e4, Sane)]         // its loss is large, and it learns nothing
    [InlineData(1e30, Sane)]        // its loss is no number
    public void ChooseLearningRate_OneThatIsAbsurd_TakesTheOther(double first, double second)
    {
        using var scope = new TensorScope();
        var tuner = Tuner([first, second], steps: 60);

        Assert.Equal(Sane, tuner.ChooseLearningRate(() => BackboneCatalog.Create(Residual), Scenes(100), Small));
    }

    [Fact]
    public void ChooseLearningRate_OneLabelAClass_TakesTheMiddleOneAndTriesNone()
    {
        using var scope = new TensorScope();

        Assert.Equal(0.01, Tuner([0.003, 0.01, 0.03], steps: 60).ChooseLearningRate(() => throw new InvalidOperationException("nothing can be held out"), Scenes(5), Small));
    }

    [Fact]
    public void Train_ATransformer_LearnsWhatItIsTold()
    {
        using var scope = new TensorScope();
        var source = Scenes(60);
        Engine.Seed(1);
        var backbone = BackboneCatalog.Create(Transformer);
        var before = backbone.State().First(each => each.Name == "blocks.0.attn.qkv.weight").Value.Clone();
        var tuner = new FineTuner(FineTuneOptions.For(backbone.Family, pretrained: true) with { Epochs = 1, MinimumSteps = 140, CropMinimum = 0.9 }, new FeatureExtractorOptions());

        var classifier = tuner.Train(backbone, source, Small, learningRate: 1e-3);

        var right = tuner.Evaluate(classifier, source, label => label, Small).Top1;
        Assert.True(right > 0.4, $"{right}");
        Assert.False(backbone.State().First(each => each.Name == "blocks.0.attn.qkv.weight").Value.Equal(before));
    }

    private static Preprocessing Small => new() { ImageSize = 16 };

    private static PictureSource Scenes(int count) => PictureSources.Open($"scenes:train?n={count}&size=16");

    private static FineTuner Tuner(double[] rates, int steps) =>
        new(new FineTuneOptions { Epochs = 1, MinimumSteps = steps, TrialSteps = steps, BatchSize = 32, CropMinimum = 0.9, LearningRates = rates }, new FeatureExtractorOptions());
}
