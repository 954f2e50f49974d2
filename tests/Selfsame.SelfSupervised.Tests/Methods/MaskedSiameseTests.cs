using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Methods;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Methods;

/// <summary>MSN and PMSN, which differ in their prior only.</summary>
public sealed class MaskedSiameseTests
{
    private static readonly RecipeContext Large = new() { ImageSize = 224, GlobalBatch = 1024, StepsPerEpoch = 1250, TotalSteps = 1_000_000, SampleCount = 1_280_000 };
    private static readonly TrainingProgress Late = new(15, 20, 3, 5);

    [Fact]
    public void Recipe_At224Pixels_IsThatOfThePapers()
    {
        var (msn, pmsn, optimizer) = (MSN.DefaultOptions(Large), PMSN.DefaultOptions(Large), MSN.DefaultOptimizer(Large));

        Assert.Equal(new MSNOptions(), msn);
        Assert.Equal((1024, 0.1, 0.25, 3, 1.0, 0.15, 0.996), (msn.Prototypes, msn.Temperature, msn.Sharpening, msn.SinkhornIterations, msn.RegularizationWeight, msn.MaskRatio, msn.TeacherMomentum));
        Assert.Equal((0.25, 0), (pmsn.PowerLawExponent, pmsn.SinkhornIterations));
        Assert.Equal((OptimizerKind.AdamW, 1e-3, 0.04, 0.4, 15.0, 3.0), (optimizer.Kind, optimizer.LearningRate, optimizer.WeightDecay, optimizer.FinalWeightDecay, optimizer.WarmupEpochs, optimizer.ClipGradientNorm));
        Assert.Equal(5e-4, MSN.DefaultOptimizer(Large with { ImageSize = 32, GlobalBatch = 256 }).LearningRate);
        Assert.Equal(1e-3, PMSN.DefaultOptimizer(new RecipeContext { ImageSize = 32, GlobalBatch = 256, StepsPerEpoch = 19, TotalSteps = 190 }).LearningRate);
        Assert.Equal(12, MSN.DefaultViews(Large).Views.Count);
        Assert.Equal(96, MSN.DefaultViews(Large).Views[^1].Size);
    }

    [Theory]
    [InlineData("msn")]
    [InlineData("pmsn")]
    public void Create_WhatDoesNotFit_IsRefusedInOneLine(string name)
    {
        using var scope = new TensorScope();
        var entry = MethodCatalog.Find(name)!;
        var context = new RecipeContext { SampleCount = 20_000 };
        var options = entry.DefaultOptions(context);
        var residual = BackboneCatalog.Create(new BackboneOptions { Name = "resnet18", Width = 8, ImageSize = 32 });

        Assert.Contains("vit-nano", Assert.Throws<EncoderMismatchException>(() => entry.Create(options, context, residual)).Message, StringComparison.Ordinal);
        var error = Assert.Throws<MethodSettingsException>(() => entry.Create(options, context with { SampleCount = 100 }, Encoder()));
        Assert.Contains("1024 clusters, but there are only 100 pictures", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forward_Batch_IsTheWeightedSumOfItsTerms()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var loss = new PMSN(new PMSNOptions { Prototypes = 6, HiddenWidth = 16, EmbeddingWidth = 8, RegularizationWeight = 5 }, Encoder()).Forward(Batch(3), Late);
        var terms = loss.Terms.ToDictionary(term => term.Name, term => term.Value.ToDouble());

        Assert.Equal(terms["agreement"] + (5 * terms["prior"]), loss.Total.ToDouble(), 1e-4);
        Assert.Equal([12L, 32], loss.Observed!.Features.Shape);
    }

    [Fact]
    public void Forward_OneViewOnly_IsRefused()
    {
        using var scope = new TensorScope();
        var method = new MSN(new MSNOptions { Prototypes = 6, HiddenWidth = 16, EmbeddingWidth = 8 }, Encoder());

        Assert.Contains("compares 2", Assert.Throws<MethodSettingsException>(() => method.Forward(Batch(1), Late)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forward_Targets_TeachThePrototypesThroughTheAnchorsOnly()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var method = new MSN(new MSNOptions { Prototypes = 6, HiddenWidth = 16, EmbeddingWidth = 8 }, Encoder());
        method.Forward(Batch(2), Late).Total.Backward();

        Assert.NotNull(method.Parameters().Single(each => each.Name == "prototypes.weight_v").Value.Grad);
        Assert.All(method.Parameters().Where(each => each.Name.StartsWith("teacher", StringComparison.Ordinal)), each => Assert.Null(each.Value.Grad));
    }

    private static Backbone Encoder() => BackboneCatalog.Create(new BackboneOptions { Name = "vit-nano", Width = 32, ImageSize = 16 });

    private static ViewBatch Batch(int views) => new([.. Enumerable.Range(0, views).Select(_ => Tensor.Randn([6, 3, 16, 16]))], Tensor.Arange(6, dtype: DType.Int64));
}
