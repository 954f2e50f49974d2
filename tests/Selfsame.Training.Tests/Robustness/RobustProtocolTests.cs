using Selfsame.Data;
using Selfsame.Data.Sources;
using Selfsame.Nn.Backbones;
using Selfsame.Testing;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;
using Selfsame.Training.FineTuning;
using Selfsame.Training.Robustness;
using Xunit;

namespace Selfsame.Training.Tests.Robustness;

public sealed class RobustProtocolTests : IDisposable
{
    private static readonly FineTuneOptions s_quick = new() { Epochs = 1, MinimumSteps = 40, BatchSize = 32, LearningRates = [0.03], CropMinimum = 0.9 };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Evaluate_Robust_FallsToNearlyNothingUnderAttackAndToldFromNoise()
    {
        using var scope = new TensorScope();
        var options = new EvaluationOptions
        {
            Protocols = [EvaluationProtocol.Robust],
            Robustness = new RobustnessOptions { Attack = new AttackOptions { Radii = [1, 16], Steps = 5 }, Pictures = 50, Pretrained = s_quick with { BeginsAtProbe = true }, Scratch = s_quick },
        };

        var found = Evaluate(options, "scenes:train?n=100&size=16", "scenes:train?n=100&size=16").Find<RobustnessResult>(EvaluationProtocol.Robust)!;

        Assert.Equal(50, found.Pictures);
        Assert.All([found.Linear, found.Finetuned, found.Scratch], network =>
        {
            Assert.True(network.Clean > 0.3, $"{network.Clean}");
            Assert.Equal([1, 16], network.Attacks.Select(score => score.Radius));
            Assert.True(network.Attacks[1].ProjectedGradient <= 0.05, $"{network.Attacks[1].ProjectedGradient}");
            Assert.True(network.Attacks[0].Noise >= network.Attacks[0].ProjectedGradient);
            Assert.Equal(14, network.Corruptions.Count);
            Assert.All(network.Corruptions, each => Assert.Equal(5, each.Severities.Count));
            Assert.InRange(network.MeanCorrupted, 0.1, 1);
            Assert.Equal(10, network.Longer!.Steps);
        });
    }

    [Fact]
    public void Evaluate_Shift_TellsWhatColourWasWorth()
    {
        using var scope = new TensorScope();
        var options = new EvaluationOptions
        {
            Protocols = [EvaluationProtocol.Shift],
            Shift = new ShiftOptions { Pretrained = s_quick with { BeginsAtProbe = true, MinimumSteps = 10 }, Scratch = s_quick with { MinimumSteps = 150 } },
        };

        var found = Evaluate(options, "scenes:train?n=400&size=16&colour=shape", "scenes:test?n=200&size=16&colour=untied").Find<ShiftResult>(EvaluationProtocol.Shift)!;

        Assert.Equal((320, 80, 200), (found.Labels, found.Alike, found.Shifted));
        Assert.True(found.Scratch.Alike > 0.8, $"{found.Scratch.Alike}");
        Assert.True(found.Scratch.Shifted < 0.4, $"{found.Scratch.Shifted}");
    }

    [Fact]
    public void Evaluate_ShiftWithOneSampleAClass_IsADataError() =>
        Assert.Throws<DataException>(() => Evaluate(new EvaluationOptions { Protocols = [EvaluationProtocol.Shift] }, "scenes:train?n=5&size=16", "scenes:test?n=5&size=16"));

    private EvaluationResult Evaluate(EvaluationOptions options, string training, string test)
    {
        Engine.Seed(1);
        var backbone = new BackboneOptions { Name = "resnet18", Width = 8, ImageSize = 16 };
        var path = _folder.Combine("encoder.safetensors");
        SafeTensors.Write(
            path, BackboneCatalog.Create(backbone).State().Select(each => KeyValuePair.Create(each.Name, each.Value)), EncoderFile.Describe(backbone, new Preprocessing { ImageSize = 16 }, "simclr"));
        return new Evaluator(options).Evaluate(path, EncoderFile.Load(path), new EvaluationSources(PictureSources.Open(training), PictureSources.Open(test)));
    }
}
