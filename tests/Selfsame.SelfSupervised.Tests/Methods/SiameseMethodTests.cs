using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Methods;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Methods;

/// <summary>BYOL, SimSiam and FastSiam: methods that predict another view and have no negatives.</summary>
public sealed class SiameseMethodTests
{
    private static readonly RecipeContext Small = new() { ImageSize = 32, GlobalBatch = 256, StepsPerEpoch = 195, TotalSteps = 39_000 };
    private static readonly RecipeContext Large = new() { ImageSize = 224, GlobalBatch = 1024, StepsPerEpoch = 100, TotalSteps = 10000 };

    [Fact]
    public void BYOL_Recipes_AreThoseOfThePaperAndOfCifar()
    {
        var (small, large) = (BYOL.DefaultOptimizer(Small), BYOL.DefaultOptimizer(Large));

        Assert.Equal((4096, 256, 0.996), Shape(BYOL.DefaultOptions(Large)));
        Assert.Equal((1024, 256, 0.99), Shape(BYOL.DefaultOptions(Small)));
        Assert.Equal((OptimizerKind.Sgd, 0.12, 5e-4), (small.Kind, small.LearningRate, small.WeightDecay));
        Assert.Equal((OptimizerKind.Lars, 0.8, 1.5e-6), (large.Kind, large.LearningRate, large.WeightDecay));
        Assert.NotEqual(BYOL.DefaultViews(Large).Views[0].Transforms, BYOL.DefaultViews(Large).Views[1].Transforms);
    }

    [Fact]
    public void BYOL_AfterAStep_MovesTheTeacherByWhatTheMomentumLeaves()
    {
        using var scope = new TensorScope();
        var method = new BYOL(new BYOLOptions { HiddenWidth = 8, EmbeddingWidth = 4, Momentum = 0.9 }, Small with { TotalSteps = 100 }, Encoder());
        var student = Value(method, "encoder.conv1.weight");
        using (new NoGrad())
        {
            student.Add_(1);
        }

        var before = Value(method, "teacher_encoder.network.conv1.weight").ToArray<float>();
        method.AfterOptimizerStep(new TrainingProgress(0, 100, 0, 10));

        Assert.All(
            before.Zip(Value(method, "teacher_encoder.network.conv1.weight").ToArray<float>()),
            pair => Assert.Equal(0.1f, pair.Second - pair.First, 1e-5));
    }

    [Fact]
    public void BYOL_WithoutPredictor_HasNoneAndStillPredicts()
    {
        using var scope = new TensorScope();
        var method = new BYOL(new BYOLOptions { HiddenWidth = 8, EmbeddingWidth = 4, Predictor = false }, Small, Encoder());

        Assert.DoesNotContain(method.Parameters(), parameter => parameter.Name.StartsWith("predictor", StringComparison.Ordinal));
        Assert.InRange(method.Forward(Batch(2), default).Total.ToDouble(), 0, 8);
    }

    [Fact]
    public void SimSiam_Recipes_AreThoseOfThePaper()
    {
        var (small, large) = (SimSiam.DefaultOptimizer(Small), SimSiam.DefaultOptimizer(Large));

        Assert.Equal((2048, 3, 512), (SimSiam.DefaultOptions(Large).ProjectorWidth, SimSiam.DefaultOptions(Large).ProjectorLayers, SimSiam.DefaultOptions(Large).PredictorWidth));
        Assert.Equal(2, SimSiam.DefaultOptions(Small).ProjectorLayers);
        Assert.Equal((OptimizerKind.Sgd, 0.03, 5e-4), (small.Kind, small.LearningRate, small.WeightDecay));
        Assert.Equal((OptimizerKind.Sgd, 0.2, 1e-4), (large.Kind, large.LearningRate, large.WeightDecay));
    }

    [Fact]
    public void SimSiam_Projector_EndsInANormWithoutScaleAndShift()
    {
        using var scope = new TensorScope();
        var method = new SimSiam(new SimSiamOptions { ProjectorWidth = 16, ProjectorLayers = 2, PredictorWidth = 4 }, Encoder());

        Assert.Equal(
            ["projector.layers.0.weight", "projector.layers.1.weight", "projector.layers.1.bias", "projector.layers.3.weight"],
            method.Parameters().Select(parameter => parameter.Name).Where(name => name.StartsWith("projector", StringComparison.Ordinal)));
        Assert.Contains(method.Buffers(), buffer => buffer.Name == "projector.layers.4.running_mean");
    }

    [Fact]
    public void SimSiam_StopGradient_ChangesTheGradientAndNotTheLoss()
    {
        using var scope = new TensorScope();
        var options = new SimSiamOptions { ProjectorWidth = 16, ProjectorLayers = 2, PredictorWidth = 4 };
        var (with, without) = (Gradient(options), Gradient(options with { StopGradient = false }));

        Assert.Equal(with.Loss, without.Loss, 1e-6);
        Assert.NotEqual(with.Gradient, without.Gradient);
    }

    [Fact]
    public void FastSiam_TwoViews_IsSimSiam()
    {
        using var scope = new TensorScope();
        Engine.Seed(3);
        var simSiam = new SimSiam(new SimSiamOptions { ProjectorWidth = 16, ProjectorLayers = 2, PredictorWidth = 4 }, Encoder());
        Engine.Seed(3);
        var fastSiam = new FastSiam(new FastSiamOptions { ProjectorWidth = 16, ProjectorLayers = 2, PredictorWidth = 4 }, Encoder());

        Assert.Equal(simSiam.Forward(Batch(2), default).Total.ToDouble(), fastSiam.Forward(Batch(2), default).Total.ToDouble(), 1e-6);
        Assert.Equal(4, FastSiam.DefaultViews(Small).Views.Count);
    }

    [Fact]
    public void EachMethod_OneViewOnly_SaysSo()
    {
        using var scope = new TensorScope();
        Method<ViewBatch>[] methods =
        [
            new BYOL(new BYOLOptions { HiddenWidth = 8, EmbeddingWidth = 4 }, Small, Encoder()),
            new SimSiam(new SimSiamOptions { ProjectorWidth = 16, PredictorWidth = 4 }, Encoder()),
            new FastSiam(new FastSiamOptions { ProjectorWidth = 16, PredictorWidth = 4 }, Encoder()),
        ];

        Assert.All(methods, method => Assert.Contains(
            "only one", Assert.Throws<InvalidOperationException>(() => method.Forward(Batch(1), default)).Message, StringComparison.Ordinal));
    }

    private static (double Loss, float[] Gradient) Gradient(SimSiamOptions options)
    {
        Engine.Seed(3);
        var method = new SimSiam(options, Encoder());
        var loss = method.Forward(Batch(2), default).Total;
        loss.Backward();
        return (loss.ToDouble(), Value(method, "encoder.conv1.weight").Grad!.Contiguous().ToArray<float>());
    }

    private static (int, int, double) Shape(BYOLOptions options) => (options.HiddenWidth, options.EmbeddingWidth, options.Momentum);

    private static Tensor Value(Module module, string name) => module.State().First(each => each.Name == name).Value;

    private static ViewBatch Batch(int views) => new(
        [.. Enumerable.Range(0, views).Select(view => Tensor.From<double>(RandomVectors.Of(view + 1, 6 * 3 * 8 * 8), [6, 3, 8, 8]).To(DType.Float32))],
        Tensor.Arange(6, dtype: DType.Int64));

    private static Backbone Encoder() => BackboneCatalog.Create(new BackboneOptions { Name = "resnet18", Width = 4, ImageSize = 8 });
}
