using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Methods;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Methods;

public sealed class DINOv2Tests
{
    private static readonly TrainingProgress Late = new(15, 20, 3, 5);
    private readonly DINOv2Options _options = new() { Prototypes = 12, HiddenWidth = 16, BottleneckWidth = 8 };

    [Fact]
    public void Recipe_At224Pixels_IsThatOfThePaper()
    {
        var context = new RecipeContext { ImageSize = 224, GlobalBatch = 1024, StepsPerEpoch = 1250, TotalSteps = 125_000 };
        var (options, optimizer) = (DINOv2.DefaultOptions(context), DINOv2.DefaultOptimizer(context));

        Assert.Equal(new DINOv2Options(), options);
        Assert.Equal((65536, 0.992, 0.1, TeacherCentering.Sinkhorn, false), (options.Prototypes, options.TeacherMomentum, options.KoLeoWeight, options.Centering, options.SharedHead));
        Assert.Equal((OptimizerKind.AdamW, 4e-3, 0.04, 0.4, 10.0, 3.0), (optimizer.Kind, optimizer.LearningRate, optimizer.WeightDecay, optimizer.FinalWeightDecay, optimizer.WarmupEpochs, optimizer.ClipGradientNorm));
        Assert.Equal((0.9, 0.2), (optimizer.LayerDecay, optimizer.PatchEmbeddingScale));
        Assert.Equal(1, DINOv2.DefaultOptimizer(context with { ImageSize = 32 }).LayerDecay);
        Assert.Equal(10, DINOv2.DefaultViews(context).Views.Count);
    }

    [Fact]
    public void Forward_Batch_IsTheWeightedSumOfItsTerms()
    {
        using var scope = new TensorScope();
        var loss = Build(_options with { PatchWeight = 0.5, KoLeoWeight = 0.25 }).Forward(Batch(6), Late);
        var terms = loss.Terms.ToDictionary(term => term.Name, term => term.Value.ToDouble());

        Assert.Equal(terms["class"] + (0.5 * terms["patch"]) + (0.25 * terms["koleo"]), loss.Total.ToDouble(), 1e-5);
        var features = loss.Observed!.Features;
        Assert.Equal((KoLeo.Loss(features.Narrow(0, 0, 6)) + KoLeo.Loss(features.Narrow(0, 6, 6))).ToDouble(), terms["koleo"], 1e-5);
    }

    [Fact]
    public void Forward_RunningMean_MovesTheCentresWhichSinkhornLeavesAlone()
    {
        using var scope = new TensorScope();

        Assert.Equal(0, CentreAfter(TeacherCentering.Sinkhorn));
        Assert.True(CentreAfter(TeacherCentering.RunningMean) > 0);
    }

    [Fact]
    public void Forward_BatchOfOne_SaysThatNeighboursAreNeeded()
    {
        using var scope = new TensorScope();

        Assert.Contains("batch of two or more", Assert.Throws<ArgumentException>(() => Build(_options).Forward(Batch(1), Late)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_ConvolutionalBackbone_IsRefused()
    {
        using var scope = new TensorScope();
        var encoder = BackboneCatalog.Create(new BackboneOptions { Name = "resnet18", Width = 8, ImageSize = 32 });

        Assert.Throws<EncoderMismatchException>(() => MethodCatalog.Find("dinov2")!.Create(_options, new RecipeContext(), encoder));
    }

    private double CentreAfter(TeacherCentering centering)
    {
        var method = Build(_options with { Centering = centering });
        method.Forward(Batch(4), Late);
        return method.Buffers().Where(each => each.Name.EndsWith("center.value", StringComparison.Ordinal)).Sum(each => each.Value.Abs().Sum().ToDouble());
    }

    private static DINOv2 Build(DINOv2Options options)
    {
        Engine.Seed(0);
        return DINOv2.Create(options, new RecipeContext(), BackboneCatalog.Create(new BackboneOptions { Name = "vit-nano", Width = 32, ImageSize = 16 }));
    }

    private static ViewBatch Batch(int count) =>
        new([Tensor.Randn([count, 3, 16, 16]), Tensor.Randn([count, 3, 16, 16])], Tensor.Arange(count, dtype: DType.Int64));
}
