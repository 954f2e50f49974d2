using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Methods;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Methods;

/// <summary>What recipes become where a run on small pictures has fewer than 2,000 updates, and that they stay the field's everywhere else.</summary>
public sealed class ShortRunTests
{
    private static readonly RecipeContext Short = new() { ImageSize = 32, GlobalBatch = 256, SampleCount = 5000, StepsPerEpoch = 19, TotalSteps = 190 };

    public static TheoryData<string> MethodsThatNeedIt =>
        ["barlow-twins", "vicreg", "vicregl", "vibcreg", "frossl", "tico", "ressl", "emp-ssl"];

    [Theory]
    [MemberData(nameof(MethodsThatNeedIt))]
    public void DefaultOptimizer_FewUpdatesOnSmallPictures_IsAdamAfterAWarmup(string method)
    {
        var optimizer = MethodCatalog.Find(method)!.DefaultOptimizer(Short);

        Assert.Equal((OptimizerKind.Adam, 0.002, 1e-6, 1.0, 0.0, false), (
            optimizer.Kind, optimizer.LearningRate, optimizer.WeightDecay, optimizer.WarmupEpochs, optimizer.FinalShare, optimizer.PerEpoch));
        Assert.Equal(0.0005, MethodCatalog.Find(method)!.DefaultOptimizer(Short with { GlobalBatch = 64 }).LearningRate);
    }

    [Theory]
    [MemberData(nameof(MethodsThatNeedIt))]
    public void DefaultOptimizer_FromTwoThousandUpdatesOnOrOnLargePictures_IsTheFields(string method)
    {
        var entry = MethodCatalog.Find(method)!;

        Assert.Equal(OptimizerKind.Adam, entry.DefaultOptimizer(Short with { TotalSteps = 1999 }).Kind);
        Assert.NotEqual(OptimizerKind.Adam, entry.DefaultOptimizer(Short with { TotalSteps = 2000 }).Kind);
        Assert.NotEqual(OptimizerKind.Adam, entry.DefaultOptimizer(Short with { ImageSize = 224 }).Kind);
    }

    [Fact]
    public void Recipe_OfBYOL_KeepsItsWideHeadsAndHasNoWarmup()
    {
        var optimizer = BYOL.DefaultOptimizer(Short);

        Assert.Equal((OptimizerKind.Adam, 0.002, 0.0), (optimizer.Kind, optimizer.LearningRate, optimizer.WarmupEpochs));
        Assert.Equal(OptimizerKind.Sgd, BYOL.DefaultOptimizer(Short with { TotalSteps = 2000 }).Kind);
        Assert.Equal(1024, BYOL.DefaultOptions(Short).HiddenWidth);
    }

    [Fact]
    public void Recipe_OfDINO_GetsAWarmupInShortRuns()
    {
        var (few, many) = (DINO.DefaultOptimizer(Short), DINO.DefaultOptimizer(Short with { TotalSteps = 2000 }));

        Assert.Equal(BarlowTwins.DefaultOptimizer(Short), few);
        Assert.Equal((OptimizerKind.Adam, 0.0), (many.Kind, many.WarmupEpochs));
    }

    [Fact]
    public void Heads_OfShortRuns_AreNoWiderThanAdamCanTrain()
    {
        Assert.Equal(512, TiCo.DefaultOptions(Short).HiddenWidth);
        Assert.Equal(512, BarlowTwins.DefaultOptions(Short).ProjectorWidth);
        Assert.Equal(512, VICReg.DefaultOptions(Short).ProjectorWidth);
        Assert.Equal((512, 128), (VICRegL.DefaultOptions(Short).ProjectorWidth, VICRegL.DefaultOptions(Short).LocalProjectorWidth));
        Assert.Equal(512, VIbCReg.DefaultOptions(Short).ProjectorWidth);
        Assert.Equal((512, 2048), (DINO.DefaultOptions(Short).HiddenWidth, DINO.DefaultOptions(Short with { Backbone = BackboneFamily.VisionTransformer }).HiddenWidth));
        Assert.Equal(512, FroSSL.DefaultOptions(Short).ProjectorWidth);
        Assert.Equal((512, 512), (EMPSSL.DefaultOptions(Short).HiddenWidth, EMPSSL.DefaultOptions(Short).EmbeddingWidth));
    }

    [Theory]
    [InlineData("simclr")]
    [InlineData("moco-v2")]
    [InlineData("dcl")]
    [InlineData("simsiam")]
    public void DefaultOptimizer_MethodsThatSgdServesBetter_KeepIt(string method) =>
        Assert.Equal(OptimizerKind.Sgd, MethodCatalog.Find(method)!.DefaultOptimizer(Short).Kind);
}
