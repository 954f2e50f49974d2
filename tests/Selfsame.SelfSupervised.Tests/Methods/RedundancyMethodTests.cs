using Selfsame.Data.Transforms;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Methods;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Methods;

/// <summary>Methods that keep embeddings apart by their statistics: recipes, settings, and what they refuse.</summary>
public sealed class RedundancyMethodTests
{
    private static readonly RecipeContext Small = new() { ImageSize = 32, GlobalBatch = 256, StepsPerEpoch = 39, TotalSteps = 39_000 };
    private static readonly RecipeContext Large = new() { ImageSize = 224, GlobalBatch = 1024, StepsPerEpoch = 100, TotalSteps = 100000 };

    [Fact]
    public void BarlowTwins_Recipes_AreThoseOfThePaperAndOfCifar()
    {
        var (options, optimizer) = (BarlowTwins.DefaultOptions(Large), BarlowTwins.DefaultOptimizer(Large));

        Assert.Equal((0.005, 1.0, 8192, 3), (options.Lambda, options.LossScale, options.ProjectorWidth, options.ProjectorLayers));
        Assert.Equal((2048, 2), (BarlowTwins.DefaultOptions(Small).ProjectorWidth, BarlowTwins.DefaultOptions(Small).ProjectorLayers));
        Assert.Equal((OptimizerKind.Lars, 0.8, 1.5e-6, 10.0), (optimizer.Kind, optimizer.LearningRate, optimizer.WeightDecay, optimizer.WarmupEpochs));
        Assert.Equal(OptimizerKind.Sgd, BarlowTwins.DefaultOptimizer(Small).Kind);
    }

    [Fact]
    public void BarlowTwins_LossScale_MultipliesTheWhole()
    {
        using var scope = new TensorScope();
        var options = new BarlowTwinsOptions { ProjectorWidth = 16 };

        Assert.Equal(0.1 * Loss(new BarlowTwins(options, Encoder()), 2), Loss(new BarlowTwins(options with { LossScale = 0.1 }, Encoder()), 2), 1e-4);
    }

    [Theory]
    [InlineData(60, 6)] // a tenth of the run
    [InlineData(200, 10)]
    public void SmallPicturesLars_Warmup_IsTenEpochsOrATenthOfTheRun(double epochs, double warmup)
    {
        var context = Small with { TotalSteps = (long)(epochs * 39) };

        Assert.Equal(warmup, VICReg.DefaultOptimizer(context).WarmupEpochs, 1e-2);
        Assert.Equal((0.3, 1e-4, 0.02, true), Lars(VICReg.DefaultOptimizer(context)));
    }

    [Fact]
    public void VICReg_SumOfVariances_AddsTheMeanOnceMore()
    {
        using var scope = new TensorScope();
        var options = new VICRegOptions { ProjectorWidth = 16 };
        var mean = new VICReg(options, Encoder()).Forward(Batch(2), default);
        var variance = mean.Terms.First(term => term.Name == "variance").Value.ToDouble();

        Assert.Equal(mean.Total.ToDouble() + (25 * variance), Loss(new VICReg(options with { SumVariances = true }, Encoder()), 2), 1e-3);
        Assert.Equal((25.0, 25.0, 1.0, 8192), (options.InvarianceWeight, options.VarianceWeight, options.CovarianceWeight, VICReg.DefaultOptions(Large).ProjectorWidth));
    }

    [Fact]
    public void VIbCReg_GroupsThatDoNotDivide_AreRefusedWithTheSettingToChange()
    {
        using var scope = new TensorScope();
        var error = Assert.Throws<MethodSettingsException>(() => new VIbCReg(new VIbCRegOptions { ProjectorWidth = 48, WhiteningGroups = 10 }, Encoder()));

        Assert.Contains("method.whiteningGroups", error.Message, StringComparison.Ordinal);
        Assert.Equal((200.0, 64), (new VIbCRegOptions().CovarianceWeight, new VIbCRegOptions().WhiteningGroups));
    }

    [Fact]
    public void WMSE_Recipes_AreThoseOfThePaper()
    {
        var optimizer = WMSE.DefaultOptimizer(Small);

        Assert.Equal((1024, 64), (WMSE.DefaultOptions(Small).HiddenWidth, WMSE.DefaultOptions(Small).EmbeddingWidth));
        Assert.Equal((128, 1, 4), (WMSE.DefaultOptions(Large).EmbeddingWidth, WMSE.DefaultOptions(Small).WhiteningIterations, WMSE.DefaultOptions(Large).WhiteningIterations));
        Assert.Equal(3, WMSE.DefaultOptions(Small with { GlobalBatch = 12 }).EmbeddingWidth);
        Assert.Equal((OptimizerKind.Adam, 3e-3, 1e-6), (optimizer.Kind, optimizer.LearningRate, optimizer.WeightDecay));
        Assert.Equal(0.1, WMSE.DefaultViews(Small).Views[0].Transforms.OfType<RandomGrayscale>().Single().Probability);
    }

    [Theory]
    [InlineData(5, 2, "method.whiteningSize")]
    [InlineData(0, 8, "method.embeddingWidth")]
    [InlineData(4, 4, "method.embeddingWidth")]
    public void WMSE_PartsThatDoNotFitTheBatch_AreRefusedWithTheSettingToChange(int size, int width, string setting)
    {
        using var scope = new TensorScope();
        var error = Assert.Throws<MethodSettingsException>(
            () => new WMSE(new WMSEOptions { WhiteningSize = size, EmbeddingWidth = width }, batch: 8, Encoder()));

        Assert.Contains(setting, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WMSE_WholeBatch_IsTheDistanceOfViewsWhitenedByThemselves()
    {
        using var scope = new TensorScope();
        var method = new WMSE(new WMSEOptions { HiddenWidth = 8, EmbeddingWidth = 3, WhiteningSize = 8, WhiteningIterations = 2 }, batch: 8, Encoder());
        var loss = method.Forward(Batch(2), default);
        var (a, b) = (Whitening.Cholesky(loss.Observed!.First), Whitening.Cholesky(loss.Observed.Second!));

        Assert.Equal(NegativeCosine.SquaredDistance(a, b).ToDouble(), loss.Total.ToDouble(), 1e-4);
    }

    [Fact]
    public void TiCo_AfterAStep_RemembersTheCovariance()
    {
        using var scope = new TensorScope();
        var method = new TiCo(new TiCoOptions { HiddenWidth = 8, EmbeddingWidth = 4 }, Small, Encoder());
        var loss = method.Forward(Batch(2), default);
        var z = Tensor.Cat([loss.Observed!.First, loss.Observed.Second!]);
        var expected = 0.1 / z.Size(0) * z.Transpose(0, 1).Matmul(z);

        var covariance = method.Buffers().First(buffer => buffer.Name == "covariance").Value;
        Assert.InRange((covariance - expected).Abs().Max().ToDouble(), 0, 1e-6);
        Assert.Equal((0.9, 8.0, 256), (new TiCoOptions().Beta, new TiCoOptions().Rho, new TiCoOptions().EmbeddingWidth));
    }

    [Fact]
    public void TiCo_CovarianceGradient_ChangesTheGradientAndNotTheLoss()
    {
        using var scope = new TensorScope();
        var options = new TiCoOptions { HiddenWidth = 8, EmbeddingWidth = 4 };
        var (with, without) = (Gradient(options), Gradient(options with { CovarianceGradient = false }));

        Assert.Equal(with.Loss, without.Loss, 1e-6);
        Assert.NotEqual(with.Gradient, without.Gradient);
    }

    [Fact]
    public void MMCR_Embeddings_HaveNoMoreRoomThanTheirNumberAllows()
    {
        using var scope = new TensorScope();
        var loss = Loss(new MMCR(new MMCROptions { HiddenWidth = 8, EmbeddingWidth = 4 }, Encoder()), 3);

        Assert.InRange(-loss, 0, Math.Sqrt(8 * 4)); // N centroids of at most unit length in D dimensions
        Assert.Equal((512, 128, 4), (MMCR.DefaultOptions(Small).HiddenWidth, MMCR.DefaultOptions(Small).EmbeddingWidth, MMCR.DefaultViews(Small).Views.Count));
        Assert.Equal((8192, 512), (MMCR.DefaultOptions(Large).HiddenWidth, MMCR.DefaultOptions(Large).EmbeddingWidth));
    }

    [Fact]
    public void FroSSL_IdenticalViews_HaveNoInvariance()
    {
        using var scope = new TensorScope();
        var view = Batch(1).Views[0];
        var batch = new ViewBatch([view, view], Tensor.Arange(8, dtype: DType.Int64));
        var loss = new FroSSL(new FroSSLOptions { ProjectorWidth = 8 }, Encoder()).Forward(batch, default);

        Assert.InRange(loss.Terms.First(term => term.Name == "invariance").Value.ToDouble(), 0, 1e-6);
        Assert.Equal((0.3, 1e-4, 0.02, true), Lars(FroSSL.DefaultOptimizer(Small)));
        Assert.Equal((0.3 * Large.GlobalBatch / 256, 1e-4, 0.02, true), Lars(FroSSL.DefaultOptimizer(Large)));
    }

    [Fact]
    public void EMPSSL_Recipe_HasTwentySquareCropsOfOneQuarter()
    {
        var views = EMPSSL.DefaultViews(Small).Views;
        var crop = views[0].Transforms.OfType<RandomResizedCrop>().Single();

        Assert.Equal(20, views.Count);
        Assert.Equal((0.25, 0.25, 1.0, 1.0), (crop.ScaleMinimum, crop.ScaleMaximum, crop.RatioMinimum, crop.RatioMaximum));
        Assert.Equal((200.0, 1.0, 0.2), (new EMPSSLOptions().InvarianceWeight, new EMPSSLOptions().CodingRateWeight, new EMPSSLOptions().Epsilon));
    }

    [Fact]
    public void EMPSSL_CodingRate_LowersTheLossWhereEmbeddingsSpread()
    {
        using var scope = new TensorScope();
        var loss = new EMPSSL(new EMPSSLOptions { HiddenWidth = 8, EmbeddingWidth = 4 }, Encoder()).Forward(Batch(3), default);
        double Term(string name) => loss.Terms.First(term => term.Name == name).Value.ToDouble();

        Assert.True(Term("coding-rate") > 0);
        Assert.Equal((200 * Term("invariance")) - Term("coding-rate"), loss.Total.ToDouble(), 1e-3);
    }

    [Fact]
    public void LeJEPA_Recipes_AreThoseOfThePaper()
    {
        Assert.Equal((0.05, 1024, 17, 3.0, 64), Shape(new LeJEPAOptions()));
        Assert.Equal([32, 32, 32, 32], LeJEPA.DefaultViews(Small).Views.Select(view => view.Size));
        Assert.Equal([224, 224, 96, 96, 96, 96, 96, 96], LeJEPA.DefaultViews(Large).Views.Select(view => view.Size));
        Assert.Equal((OptimizerKind.AdamW, 5e-4, 5e-4), (LeJEPA.DefaultOptimizer(Large).Kind, LeJEPA.DefaultOptimizer(Large).LearningRate, LeJEPA.DefaultOptimizer(Large).WeightDecay));
        Assert.Equal(0.05, LeJEPA.DefaultOptimizer(Large with { Backbone = BackboneFamily.VisionTransformer }).WeightDecay);
    }

    [Fact]
    public void LeJEPA_SmallerViews_AreLedByTheMeanOfTheLargeOnes()
    {
        using var scope = new TensorScope();
        var small = Tensor.From<double>(RandomVectors.Of(9, 8 * 3 * 4 * 4), [8, 3, 4, 4]).To(DType.Float32);
        var batch = new ViewBatch([.. Batch(2).Views, small], Tensor.Arange(8, dtype: DType.Int64));
        var loss = new LeJEPA(new LeJEPAOptions { HiddenWidth = 8, EmbeddingWidth = 4, Lambda = 0 }, Encoder()).Forward(batch, default);
        var mean = (loss.Observed!.First + loss.Observed.Second!) / 2.0;
        var globals = (mean - loss.Observed.First).Square().Mean().ToDouble(); // the same for both

        Assert.True(loss.Total.ToDouble() > globals * 2 / 3);
    }

    [Fact]
    public void EachMethod_OneViewOnly_SaysSo()
    {
        using var scope = new TensorScope();
        Method<ViewBatch>[] methods =
        [
            new BarlowTwins(new BarlowTwinsOptions { ProjectorWidth = 8 }, Encoder()),
            new VICReg(new VICRegOptions { ProjectorWidth = 8 }, Encoder()),
            new VIbCReg(new VIbCRegOptions { ProjectorWidth = 8, WhiteningGroups = 2 }, Encoder()),
            new WMSE(new WMSEOptions { EmbeddingWidth = 2 }, 8, Encoder()),
            new TiCo(new TiCoOptions { EmbeddingWidth = 2 }, Small, Encoder()),
            new MMCR(new MMCROptions { HiddenWidth = 8, EmbeddingWidth = 4 }, Encoder()),
            new FroSSL(new FroSSLOptions { ProjectorWidth = 8 }, Encoder()),
            new EMPSSL(new EMPSSLOptions { HiddenWidth = 8, EmbeddingWidth = 4 }, Encoder()),
            new LeJEPA(new LeJEPAOptions { HiddenWidth = 8 }, Encoder()),
        ];

        Assert.All(methods, method => Assert.Contains(
            "only one", Assert.Throws<InvalidOperationException>(() => method.Forward(Batch(1), default)).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Method_BatchOfOne_SaysThatTwoAreNeeded()
    {
        using var scope = new TensorScope();
        var picture = Batch(1).Views[0].Narrow(0, 0, 1);
        var batch = new ViewBatch([picture, picture], Tensor.Arange(1, dtype: DType.Int64));
        Method<ViewBatch>[] methods =
        [
            new BarlowTwins(new BarlowTwinsOptions { ProjectorWidth = 8 }, Encoder()),
            new VICReg(new VICRegOptions { ProjectorWidth = 8 }, Encoder()),
        ];

        Assert.All(methods, method => Assert.Contains(
            "two or more", Assert.Throws<MethodSettingsException>(() => method.Forward(batch, default)).Message, StringComparison.Ordinal));
    }

    private static double Loss(Method<ViewBatch> method, int views) => method.Forward(Batch(views), default).Total.ToDouble();

    private static (double Loss, float[] Gradient) Gradient(TiCoOptions options)
    {
        var method = new TiCo(options, Small, Encoder());
        var loss = method.Forward(Batch(2), default).Total;
        loss.Backward();
        return (loss.ToDouble(), method.Parameters().First().Value.Grad!.Contiguous().ToArray<float>());
    }

    private static (double, double, double, bool) Lars(OptimizerOptions options) =>
        (options.LearningRate, options.WeightDecay, options.TrustCoefficient, options.ClipTrust);

    private static (double, int, int, double, int) Shape(LeJEPAOptions options) =>
        (options.Lambda, options.Directions, options.Knots, options.MaximumFrequency, options.EmbeddingWidth);

    private static ViewBatch Batch(int views) => new(
        [.. Enumerable.Range(0, views).Select(view => Tensor.From<double>(RandomVectors.Of(view + 1, 8 * 3 * 8 * 8), [8, 3, 8, 8]).To(DType.Float32))],
        Tensor.Arange(8, dtype: DType.Int64));

    // The same weights each time: heads that follow draw the same too.
    private static Backbone Encoder()
    {
        Engine.Seed(0);
        return BackboneCatalog.Create(new BackboneOptions { Name = "resnet18", Width = 4, ImageSize = 8 });
    }
}
