using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Methods;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Methods;

public sealed class CPCTests
{
    private static readonly TrainingProgress Late = new(15, 20, 3, 5);
    private static readonly RecipeContext Context = new() { ImageSize = 16 };

    private readonly CPCOptions _options = new()
    {
        PatchSize = 4, PatchStep = 4, ContextWidth = 8, ContextBlocks = 1, FarthestRow = 2, EmbeddingWidth = 8, PatchJitter = 0,
    };

    [Fact]
    public void Recipe_At256Pixels_IsThatOfThePaper()
    {
        var (options, optimizer) = (CPC.DefaultOptions(new RecipeContext { ImageSize = 256 }), CPC.DefaultOptimizer(new RecipeContext { ImageSize = 256 }));

        Assert.Equal(new CPCOptions(), options);
        Assert.Equal((64, 32, 5, 1, 0, 4), (options.PatchSize, options.PatchStep, options.FarthestRow, options.Directions, options.Negatives, options.PatchJitter));
        Assert.Equal((OptimizerKind.Adam, 2e-4), (optimizer.Kind, optimizer.LearningRate));
    }

    [Theory]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(64)]
    [InlineData(100)]
    [InlineData(224)]
    public void Recipe_AnySize_CutsSevenRowsOrMore(int imageSize)
    {
        var options = CPC.DefaultOptions(new RecipeContext { ImageSize = imageSize });

        Assert.InRange(CPCPatches.Grid(imageSize, options.PatchSize, options.PatchStep), 7, 8);
        Assert.Equal(5, options.FarthestRow);
        Assert.Equal((8, 4), imageSize == 32 ? (options.PatchSize, options.PatchStep) : (8, 4));
    }

    [Fact]
    public void Create_WhatDoesNotFit_IsRefusedInOneLine()
    {
        using var scope = new TensorScope();
        var tokens = BackboneCatalog.Create(new BackboneOptions { Name = "vit-nano", ImageSize = 16 });

        Assert.Contains("resnet18", Assert.Throws<EncoderMismatchException>(() => MethodCatalog.Find("cpc")!.Create(_options, Context, tokens)).Message, StringComparison.Ordinal);
        Assert.Contains("a patch of 20 pixels is larger than the picture of 16", Refusal(_options with { PatchSize = 20 }), StringComparison.Ordinal);
        Assert.Contains("only 4 rows: at most 3 lie ahead", Refusal(_options with { FarthestRow = 4 }), StringComparison.Ordinal);
        Assert.Contains("lies beyond", Refusal(_options with { NearestRow = 3 }), StringComparison.Ordinal);
        Assert.Contains("1, 2 or 4", Refusal(_options with { Directions = 3 }), StringComparison.Ordinal);
        Assert.Contains("leaves nothing", Refusal(_options with { PatchJitter = 4 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Forward_EncoderOfLayerNorm_HasAFiniteLossThatReachesEveryParameter()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var encoder = BackboneCatalog.Create(new BackboneOptions { Name = "resnet18", Width = 4, ImageSize = 16, Norm = BackboneNorm.Layer });
        var method = CPC.Create(_options, Context, encoder);

        var loss = method.Forward(new ViewBatch([Tensor.Randn([4, 3, 16, 16])], Tensor.Arange(4, dtype: DType.Int64)), Late).Total;
        loss.Backward();

        Assert.True(double.IsFinite(loss.ToDouble()));
        Assert.Empty(encoder.Buffers());
        Assert.All(method.Parameters(), each => Assert.True(each.Value.Grad is { } gradient && gradient.Abs().Sum().ToDouble() > 0, each.Name));
    }

    [Fact]
    public void Forward_ViewOfAnotherSize_IsRefused()
    {
        using var scope = new TensorScope();
        var method = Create(_options);
        var batch = new ViewBatch([Tensor.Randn([2, 3, 8, 8])], Tensor.Arange(2, dtype: DType.Int64));

        Assert.Contains("2 rows ahead, but a view of 8 x 8 pixels has 2", Assert.Throws<MethodSettingsException>(() => method.Forward(batch, Late)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cut_OverlappingPatches_AreThePixelsOfTheirPlaces()
    {
        using var scope = new TensorScope();
        var x = Tensor.Arange(2 * 3 * 8 * 8, dtype: DType.Float32).Reshape([2, 3, 8, 8]).ChannelsLast();
        var patches = CPCPatches.Cut(x, 4, 2);
        var (pixels, cut) = (x.Contiguous().ToArray<float>(), patches.Contiguous().ToArray<float>());

        Assert.Equal([2L * 9, 3, 4, 4], patches.Shape);
        for (var at = 0; at < cut.Length; at++)
        {
            var (column, row, channel, patch) = (at % 4, at / 4 % 4, at / 16 % 3, at / 48);
            var (n, top, left) = (patch / 9, patch % 9 / 3 * 2, patch % 3 * 2);
            Assert.Equal(pixels[(((n * 3) + channel) * 64) + ((top + row) * 8) + left + column], cut[at]);
        }
    }

    [Fact]
    public void Change_OfPatches_DropsColoursMirrorsAndMovesSome()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var patches = Tensor.Rand([200, 3, 8, 8]) + 1.0;
        var kept = CPCPatches.Change(patches, _options with { ColourDropping = 0.5 }).Sum([2, 3]).Ne(0).To(DType.Float32).Sum([1]).ToArray<float>();
        var flipped = CPCPatches.Change(patches, _options with { PatchFlip = 0.5 });
        var moved = CPCPatches.Change(patches, _options with { PatchJitter = 2 });

        Assert.All(kept, channels => Assert.True(channels is 1 or 3));
        Assert.InRange(kept.Count(channels => channels == 1), 70, 130);
        var (asItWas, mirrored) = ((flipped - patches).Abs().Sum([1, 2, 3]), (flipped - patches.Flip([3])).Abs().Sum([1, 2, 3]));
        Assert.Equal(0, asItWas.Minimum(mirrored).Sum().ToDouble());
        Assert.InRange(asItWas.Ne(0).To(DType.Float32).Sum().ToDouble(), 70, 130);
        Assert.Equal([200L, 3, 8, 8], moved.Shape);
        Assert.Equal(200 * 3 * 36, moved.Ne(0).To(DType.Float32).Sum().ToDouble());
        Assert.Equal(patches.ToArray<float>(), CPCPatches.Change(patches, _options).ToArray<float>());
    }

    [Fact]
    public void Forward_TermsOfRows_AverageToTheTotal()
    {
        using var scope = new TensorScope();
        var loss = Create(_options with { Directions = 4 }).Forward(Batch(4), Late);

        Assert.Equal(["row1", "row2"], loss.Terms.Select(term => term.Name));
        Assert.Equal(loss.Terms.Average(term => term.Value.ToDouble()), loss.Total.ToDouble(), 1e-5);
    }

    [Theory]
    [InlineData(CPCContext.Convolutional, 1, 0)]
    [InlineData(CPCContext.Recurrent, 1, 16)]
    [InlineData(CPCContext.Recurrent, 4, 0)]
    [InlineData(CPCContext.Convolutional, 2, 16)]
    public void TwentySteps_AnyContextAndDirections_PredictBetter(CPCContext context, int directions, int negatives)
    {
        Engine.Seed(0);
        var method = Create(_options with { Context = context, Directions = directions, Negatives = negatives });
        var objective = method.Objectives.Single();
        var optimizer = new OptimizerOptions { Kind = OptimizerKind.Adam, LearningRate = 0.002 }.Create(objective.Parameters);
        double[] losses = [.. Enumerable.Range(0, 20).Select(step =>
        {
            using var scope = new TensorScope();
            Engine.Seed(0, 7);
            optimizer.ZeroGradients();
            var loss = objective.Loss(Batch(6), Late).Total;
            loss.Backward();
            Assert.All(objective.Parameters, parameter => Assert.True(parameter.Value.Grad is not null, parameter.Name));
            optimizer.Step(0.002);
            return loss.ToDouble();
        })];

        Assert.True(losses[^3..].Average() < losses[..3].Average(), string.Join(" ", losses));
    }

    [Fact]
    public void Forward_OfAnUntrainedEncoder_IsNearTheLogarithmOfAllPatches()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var loss = Create(_options with { Scale = 1e-6 }).Forward(Batch(4), Late).Total.ToDouble();

        Assert.Equal(Math.Log(4 * 16), loss, 1e-4);
    }

    private static string Refusal(CPCOptions options) => Assert.Throws<MethodSettingsException>(() => Create(options)).Message;

    private static CPC Create(CPCOptions options) =>
        CPC.Create(options, Context, BackboneCatalog.Create(new BackboneOptions { Name = "resnet18", Width = 8, ImageSize = 16 }));

    private static ViewBatch Batch(int count) => new([Tensor.Randn([count, 3, 16, 16])], Tensor.Arange(count, dtype: DType.Int64));
}
