using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Methods;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Methods;

public sealed class DeepInfoMaxTests
{
    private static readonly TrainingProgress Late = new(15, 20, 3, 5);
    private static readonly RecipeContext Context = new() { ImageSize = 16 };
    private readonly DeepInfoMaxOptions _options = new() { Units = 16, VectorWidth = 8 };

    [Fact]
    public void Recipe_At224Pixels_IsTheLocalFormOfThePaper()
    {
        var context = new RecipeContext { ImageSize = 224, GlobalBatch = 64 };
        var (options, optimizer) = (DeepInfoMax.DefaultOptions(context), DeepInfoMax.DefaultOptimizer(context));

        Assert.Equal(new DeepInfoMaxOptions { Places = 196 }, options);
        Assert.Equal((0.0, 1.0, 0.1, 64, 2048), (options.Alpha, options.Beta, options.Gamma, options.VectorWidth, options.Units));
        Assert.Equal((InformationEstimator.JensenShannon, PairScore.Dot), (options.Estimator, options.Score));
        Assert.Equal((OptimizerKind.Adam, 1e-4), (optimizer.Kind, optimizer.LearningRate));
        Assert.Single(DeepInfoMax.DefaultViews(context).Views);
    }

    // A place that sees the whole picture knows which one it is in, and the local term would ask for no more than the global one.
    [Theory]
    [InlineData(32)]
    [InlineData(224)]
    public void Recipe_PlacesOfItsMap_SeeLessThanHalfOfThePictureEachWay(int imageSize)
    {
        using var scope = new TensorScope();
        var options = DeepInfoMax.DefaultOptions(new RecipeContext { ImageSize = imageSize });
        var encoder = BackboneCatalog.Create(new BackboneOptions { Name = "resnet18", Width = 8, ImageSize = imageSize });
        encoder.Eval(); // batch norm would let every place see every picture
        var x = Tensor.Randn([1, 3, imageSize, imageSize]).RequiresGrad_();
        var map = ((IFeatureMapEncoder)encoder).FeatureMaps(x)[options.MapStage];
        var middle = map.Size(2) / 2;
        map.Narrow(2, middle, 1).Narrow(3, middle, 1).Sum().Backward();
        var rows = x.Grad!.Abs().Sum([0, 1, 3]).ToArray<float>();

        Assert.InRange(rows.Count(each => each > 0), 2, (imageSize / 2) - 1);
    }

    [Fact]
    public void Forward_SomePlacesDrawn_GivesWhatAllGiveInTheMean()
    {
        using var scope = new TensorScope();
        var batch = Batch(4);
        var (all, some) = (Create(_options with { Gamma = 0 }), Create(_options with { Gamma = 0, Places = 3 }));
        some.Load(all.State());
        all.Eval();
        some.Eval();
        using var noGrad = new NoGrad();
        double[] drawn = [.. Enumerable.Range(0, 200).Select(_ => some.Forward(batch, Late).Total.ToDouble())];
        var mean = drawn.Average();
        var error = Math.Sqrt(drawn.Sum(each => (each - mean) * (each - mean)) / drawn.Length / (drawn.Length - 1));

        Assert.True(error > 0);
        Assert.InRange(all.Forward(batch, Late).Total.ToDouble(), mean - (4 * error), mean + (4 * error));
    }

    [Fact]
    public void ScaleScores_AtTheStart_TakesTheWildGuessesAway()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        double Start(bool scaled) => Create(new DeepInfoMaxOptions { Units = 256, Gamma = 0, ScaleScores = scaled }).Forward(Batch(8), Late).Total.ToDouble();

        Assert.InRange(Start(scaled: true), -0.5, 0.5); // 0 is the loss of one who knows nothing
        Assert.InRange(Start(scaled: false), 3, 30);
    }

    [Fact]
    public void Create_WhatDoesNotFit_IsRefusedInOneLine()
    {
        using var scope = new TensorScope();
        var tokens = BackboneCatalog.Create(new BackboneOptions { Name = "vit-nano", ImageSize = 16 });

        Assert.Contains("resnet18", Assert.Throws<EncoderMismatchException>(() => MethodCatalog.Find("deep-infomax")!.Create(_options, Context, tokens)).Message, StringComparison.Ordinal);
        Assert.Contains("nothing to learn from", Assert.Throws<MethodSettingsException>(() => Create(_options with { Beta = 0 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forward_OfOnePicture_IsRefused()
    {
        using var scope = new TensorScope();
        var method = Create(_options);

        Assert.Contains("two or more", Assert.Throws<MethodSettingsException>(() => method.Forward(Batch(1), Late)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, 0, "local")]
    [InlineData(1, 0, 0, "global")]
    [InlineData(0.5, 1, 0.1, "global local prior")]
    public void Terms_WithAWeight_AreThereAndAddUpToTheTotal(double alpha, double beta, double gamma, string names)
    {
        using var scope = new TensorScope();
        var method = Create(_options with { Alpha = alpha, Beta = beta, Gamma = gamma });
        var loss = method.Forward(Batch(6), Late);
        string[] objectives = gamma > 0 ? ["encoder", "discriminator"] : ["total"];
        double Weight(string name) => name switch { "global" => alpha, "local" => beta, _ => gamma };

        Assert.Equal(names.Split(' '), loss.Terms.Select(term => term.Name));
        Assert.Equal(loss.Terms.Sum(term => Weight(term.Name) * term.Value.ToDouble()), loss.Total.ToDouble(), 1e-5);
        Assert.Equal(objectives, method.Objectives.Select(objective => objective.Name));
    }

    [Theory]
    [InlineData(PairScore.Dot, InformationEstimator.InfoNce)]
    [InlineData(PairScore.Dot, InformationEstimator.DonskerVaradhan)]
    [InlineData(PairScore.Concatenation, InformationEstimator.JensenShannon)]
    [InlineData(PairScore.Concatenation, InformationEstimator.InfoNce)]
    [InlineData(PairScore.Concatenation, InformationEstimator.DonskerVaradhan)]
    public void TwentySteps_AnyScoreAndEstimator_FindMoreInformation(PairScore score, InformationEstimator estimator)
    {
        Engine.Seed(0);
        var method = Create(_options with { Alpha = 0.5, Gamma = 0, Score = score, Estimator = estimator, Negatives = 2 });
        var objective = method.Objectives.Single();
        var optimizer = new OptimizerOptions { Kind = OptimizerKind.Adam, LearningRate = 0.002 }.Create(objective.Parameters);
        double[] losses = [.. Enumerable.Range(0, 20).Select(step =>
        {
            using var scope = new TensorScope();
            Engine.Seed(0, 7);
            optimizer.ZeroGradients();
            var loss = objective.Loss(Batch(8), Late).Total;
            loss.Backward();
            Assert.All(objective.Parameters, parameter => Assert.True(parameter.Value.Grad is not null, parameter.Name));
            optimizer.Step(0.002);
            return loss.ToDouble();
        })];

        Assert.True(losses[^3..].Average() < losses[..3].Average() - 0.1, string.Join(" ", losses));
    }

    [Fact]
    public void Objectives_OfEncoderAndDiscriminator_MoveTheirOwnParametersOnly()
    {
        using var scope = new TensorScope();
        var method = Create(_options);
        var (encoder, discriminator) = (method.Objectives[0], method.Objectives[1]);
        encoder.Loss(Batch(6), Late).Total.Backward();
        discriminator.Loss(Batch(6), Late).Total.Backward();

        Assert.All(discriminator.Parameters, parameter => Assert.StartsWith("discriminator.", parameter.Name, StringComparison.Ordinal));
        Assert.DoesNotContain(encoder.Parameters, parameter => parameter.Name.StartsWith("discriminator.", StringComparison.Ordinal));
        Assert.Equal((OptimizerKind.Adam, 1e-4), (discriminator.Optimizer!.Kind, discriminator.Optimizer.LearningRate));

        foreach (var (_, parameter) in method.Parameters())
        {
            parameter.Grad = null;
        }

        discriminator.Loss(Batch(6), Late).Total.Backward();
        Assert.All(encoder.Parameters, parameter => Assert.Null(parameter.Value.Grad));
    }

    [Fact]
    public void Discriminator_OnItsOwn_GivesWhatItGivesBehindTheEncoder()
    {
        using var scope = new TensorScope();
        var method = Create(_options);
        method.Eval(); // running statistics would differ by a step
        var batch = Batch(6);
        method.Forward(batch, Late);
        Engine.Seed(1);
        var behind = method.Objectives[1].Loss(batch, Late).Total.ToDouble();
        Engine.Seed(1);

        Assert.Equal(behind, method.Objectives[1].Loss(batch, Late).Total.ToDouble());
    }

    private static DeepInfoMax Create(DeepInfoMaxOptions options) =>
        DeepInfoMax.Create(options, Context, BackboneCatalog.Create(new BackboneOptions { Name = "resnet18", Width = 8, ImageSize = 16 }));

    private static ViewBatch Batch(int count) => new([Tensor.Randn([count, 3, 16, 16])], Tensor.Arange(count, dtype: DType.Int64));
}
