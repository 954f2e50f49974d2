using Selfsame.Data.Transforms;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Methods;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Methods;

/// <summary>The recipes of DCL, DCLW, NNCLR, MoCo v3, SupCon, ReSSL, MACL, align-uniform, pairs, triplet and DenseCL, number by number.</summary>
public sealed class ContrastiveRecipeTests
{
    private static readonly RecipeContext Small = new() { ImageSize = 32, GlobalBatch = 256, SampleCount = 50000, StepsPerEpoch = 195, TotalSteps = 195 * 200 };
    private static readonly RecipeContext Large = Small with { ImageSize = 224, GlobalBatch = 1024, SampleCount = 1_281_167, StepsPerEpoch = 1251, TotalSteps = 1251 * 100 };

    public static TheoryData<string> LikeSimCLR => ["dcl", "dclw", "macl", "align-uniform", "pairs", "triplet"];

    [Theory]
    [MemberData(nameof(LikeSimCLR))]
    public void Recipe_OfVariantsOfSimCLR_HasItsViewsAndOptimizer(string method)
    {
        var entry = MethodCatalog.Find(method)!;
        foreach (var context in (RecipeContext[])[Small, Large])
        {
            Assert.Equal(SimCLR.DefaultViews(context), entry.DefaultViews(context));
            Assert.Equal(SimCLR.DefaultOptimizer(context), entry.DefaultOptimizer(context));
        }
    }

    [Fact]
    public void Options_OfVariantsOfSimCLR_AreThoseOfTheirPapers()
    {
        Assert.Equal(new DCLOptions { Temperature = 0.1, BothViews = true, EmbeddingWidth = 128 }, DCL.DefaultOptions(Small));
        Assert.Equal(new DCLWOptions { Temperature = 0.1, Sigma = 0.5, WeightGradient = false }, DCLW.DefaultOptions(Large));
        Assert.Equal(new MACLOptions { Temperature = 0.1, Alpha = 0.5, Alignment = 0 }, MACL.DefaultOptions(Small));
        Assert.Equal(new AlignUniformOptions { AlignmentWeight = 1, UniformityWeight = 1, Alpha = 2, T = 2 }, AlignUniform.DefaultOptions(Small));
        Assert.Equal(new PairsOptions { Margin = 2, Normalize = true }, Pairs.DefaultOptions(Small));
        Assert.Equal(new PairsOptions { Margin = 1, Normalize = true }, Pairs.DefaultOptions(Small with { PicturesPerSample = 2 }));
        Assert.Equal(new TripletOptions { Margin = 0.2 }, Triplet.DefaultOptions(Small));
    }

    [Fact]
    public void Recipe_OfNNCLR_IsThatOfThePaperWithASmallerQueueForSmallPictures()
    {
        var optimizer = NNCLR.DefaultOptimizer(Large);

        Assert.Equal((0.1, 98304, 256), (NNCLR.DefaultOptions(Large).Temperature, NNCLR.DefaultOptions(Large).QueueSize, NNCLR.DefaultOptions(Large).EmbeddingWidth));
        Assert.Equal(4096, NNCLR.DefaultOptions(Small).QueueSize);
        Assert.Equal((OptimizerKind.Lars, 1.2, 1e-6, 10.0), (optimizer.Kind, Math.Round(optimizer.LearningRate, 9), optimizer.WeightDecay, optimizer.WarmupEpochs));
        Assert.Equal(0.12, NNCLR.DefaultOptimizer(Small).LearningRate);
    }

    [Fact]
    public void Recipe_OfMoCoV3_DependsOnTheFamilyOfTheBackbone()
    {
        var transformer = Large with { Backbone = BackboneFamily.VisionTransformer, GlobalBatch = 4096 };
        var (lars, adam) = (MoCoV3.DefaultOptimizer(Large), MoCoV3.DefaultOptimizer(transformer));

        Assert.Equal((1.0, 0.99, 0), (MoCoV3.DefaultOptions(Large).Temperature, MoCoV3.DefaultOptions(Large).Momentum, MoCoV3.DefaultOptions(Large).HiddenWidth));
        Assert.Equal((0.2, 4096), (MoCoV3.DefaultOptions(transformer).Temperature, MoCoV3.DefaultOptions(transformer).HiddenWidth));
        Assert.Equal(0.2, MoCoV3.DefaultOptions(Small).Temperature);
        Assert.Equal((OptimizerKind.Lars, 1.2, 1.5e-6), (lars.Kind, Math.Round(lars.LearningRate, 9), lars.WeightDecay));
        Assert.Equal((OptimizerKind.AdamW, 2.4e-3, 0.1, 10.0), (adam.Kind, Math.Round(adam.LearningRate, 9), adam.WeightDecay, adam.WarmupEpochs));
    }

    [Fact]
    public void Recipe_OfReSSL_GivesTheTeacherAWeakView()
    {
        var views = ReSSL.DefaultViews(Large).Views;
        var (small, large) = (ReSSL.DefaultOptions(Small), ReSSL.DefaultOptions(Large));

        Assert.Equal(["RandomResizedCrop", "RandomHorizontalFlip", "ColorJitter", "RandomGrayscale", "GaussianBlur"], views[0].Transforms.Select(each => each.GetType().Name));
        Assert.Equal(["RandomResizedCrop", "RandomHorizontalFlip"], views[1].Transforms.Select(each => each.GetType().Name));
        Assert.All(views, view => Assert.Equal(0.2, view.Transforms.OfType<RandomResizedCrop>().Single().ScaleMinimum));
        Assert.Equal((0.1, 0.04, 0.999, 131072, 512), (large.StudentTemperature, large.TeacherTemperature, large.Momentum, large.QueueSize, large.EmbeddingWidth));
        Assert.Equal((0.99, 4096, 128), (small.Momentum, small.QueueSize, small.EmbeddingWidth));
        Assert.Equal((0.06, 5e-4, 5.0), (ReSSL.DefaultOptimizer(Small).LearningRate, ReSSL.DefaultOptimizer(Small).WeightDecay, ReSSL.DefaultOptimizer(Small).WarmupEpochs));
        Assert.Equal((0.2, 1e-4), (ReSSL.DefaultOptimizer(Large).LearningRate, ReSSL.DefaultOptimizer(Large).WeightDecay));
    }

    [Fact]
    public void Recipe_OfDenseCL_IsThatOfMoCoV2WithTheDenseLossAtHalf()
    {
        Assert.Equal(new DenseCLOptions { DenseShare = 0.5, Temperature = 0.1, Momentum = 0.99, Symmetric = true, QueueSize = 4096 }, DenseCL.DefaultOptions(Small));
        Assert.Equal(new DenseCLOptions { Temperature = 0.2, Momentum = 0.999, QueueSize = 65536 }, DenseCL.DefaultOptions(Large));
        Assert.Equal(MoCoV2.DefaultViews(Large), DenseCL.DefaultViews(Large));
        Assert.Equal((OptimizerKind.Sgd, 1.2, 1e-4), (DenseCL.DefaultOptimizer(Large).Kind, Math.Round(DenseCL.DefaultOptimizer(Large).LearningRate, 9), DenseCL.DefaultOptimizer(Large).WeightDecay));
        Assert.Equal([BackboneFamily.ResNet], DenseCL.Backbones);
    }

    [Fact]
    public void Recipe_OfSupCon_UsesLabelsAndIsTheOnlyContrastiveOneThatDoes()
    {
        var optimizer = SupCon.DefaultOptimizer(Large);

        Assert.Equal(new SupConOptions { Temperature = 0.1, SumInside = false }, SupCon.DefaultOptions(Large));
        Assert.Equal((OptimizerKind.Lars, 2.0, 1e-4), (optimizer.Kind, Math.Round(optimizer.LearningRate, 9), optimizer.WeightDecay));
        Assert.Equal(["supcon"], MethodCatalog.All.Where(entry => entry.Family == "contrastive" && entry.UsesLabels).Select(entry => entry.Name));
    }
}
