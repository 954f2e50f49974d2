using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Masking;
using Selfsame.SelfSupervised.Methods;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Methods;

public sealed class IJEPATests
{
    private static readonly TrainingProgress Late = new(15, 20, 3, 5);
    private readonly IJEPAOptions _options = new() { PredictorWidth = 16, PredictorDepth = 2 };

    [Fact]
    public void Recipe_At224Pixels_IsThatOfThePaper()
    {
        var context = new RecipeContext { ImageSize = 224, GlobalBatch = 2048, StepsPerEpoch = 625, TotalSteps = 625 * 600 };
        var (options, optimizer) = (IJEPA.DefaultOptions(context), IJEPA.DefaultOptimizer(context));

        Assert.Equal(new IJEPAOptions(), options);
        Assert.Equal((384, 6, 4, 0.15, 0.2, 0.85, 1.0, 0.996), (options.PredictorWidth, options.PredictorDepth, options.Targets, options.TargetScaleMinimum, options.TargetScaleMaximum, options.ContextScaleMinimum, options.ContextScaleMaximum, options.TeacherMomentum));
        Assert.Equal((OptimizerKind.AdamW, 1e-3, 0.04, 0.4, 15.0), (optimizer.Kind, optimizer.LearningRate, optimizer.WeightDecay, optimizer.FinalWeightDecay, optimizer.WarmupEpochs));
        Assert.Null(optimizer.ClipGradientNorm);
        Assert.Single(IJEPA.DefaultViews(context).Views);
        Assert.Equal(TokenPooling.PatchMean, MethodCatalog.Find("i-jepa")!.Pooling);
        Assert.Equal(TokenPooling.ClassToken, MethodCatalog.Find("ibot")!.Pooling);
    }

    [Fact]
    public void Create_WhatDoesNotFit_IsRefusedInOneLine()
    {
        using var scope = new TensorScope();
        var residual = BackboneCatalog.Create(new BackboneOptions { Name = "resnet18", Width = 8, ImageSize = 32 });

        Assert.Contains("vit-nano", Assert.Throws<EncoderMismatchException>(() => MethodCatalog.Find("i-jepa")!.Create(_options, new RecipeContext(), residual)).Message, StringComparison.Ordinal);
        Assert.Contains("divisible by 4", Refusal(_options with { PredictorWidth = 18 }), StringComparison.Ordinal);
        Assert.Contains("larger than the largest", Refusal(_options with { TargetScaleMinimum = 0.5 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Predictor_OneTargetBlockChanged_LeavesTheOthersAsTheyWere()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var predictor = new PatchPredictor(8, 16, 2, 16);
        var context = Tensor.Randn([2, 3, 8]);
        var places = Tensor.From<long>([0, 1, 2, 4, 5, 6], [2, 3]);

        var one = predictor.Forward(context, places, Tensor.From<long>([8, 9, 10, 11, 8, 9, 10, 11], [2, 2, 2]));
        var other = predictor.Forward(context, places, Tensor.From<long>([8, 9, 14, 15, 8, 9, 14, 15], [2, 2, 2]));

        Assert.Equal([2L, 2, 2, 8], one.Shape);
        Assert.Equal(one.Select(1, 0).ToArray<float>(), other.Select(1, 0).ToArray<float>());
        Assert.NotEqual(one.Select(1, 1).ToArray<float>(), other.Select(1, 1).ToArray<float>());
    }

    [Fact]
    public void Predictor_OfTheContext_HasTheGradientOfFiniteDifferences()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var predictor = new PatchPredictor(3, 4, 1, 9);
        predictor.To(DType.Float64);
        var (places, targets) = (Tensor.From<long>([0, 4], [1, 2]), Tensor.From<long>([5, 8, 1, 2], [1, 2, 2]));

        FiniteDifferences.AssertGradient(context => predictor.Forward(context, places, targets).Square().Sum(), RandomVectors.Of(1, 6), [1, 2, 3]);
    }

    [Fact]
    public void Forward_EitherDistance_IsFiniteAndLessForSmoothL1()
    {
        using var scope = new TensorScope();
        var x = Tensor.Randn([4, 3, 32, 32]);

        double Value(FeatureDistance distance)
        {
            Engine.Seed(0);
            var method = IJEPA.Create(_options with { Distance = distance }, new RecipeContext(), Encoder());
            return method.Forward(new ViewBatch([x], Tensor.Arange(4, dtype: DType.Int64)), Late).Total.ToDouble();
        }

        // Half the square up to a difference of 1, and less than that beyond.
        Assert.InRange(Value(FeatureDistance.SmoothL1), 1e-3, Value(FeatureDistance.Squared) / 2);
    }

    [Theory]
    [InlineData(FeatureDistance.Squared)]
    [InlineData(FeatureDistance.SmoothL1)]
    public void Forward_EitherDistance_IsTheMeanOverTargetsThatLoopsGive(FeatureDistance distance)
    {
        const int N = 3, Width = 32, Patches = 64;
        using var scope = new TensorScope();
        Engine.Seed(0);
        var encoder = Encoder();
        var method = IJEPA.Create(_options with { Distance = distance }, new RecipeContext(), encoder);
        var x = Tensor.Randn([N, 3, 32, 32]);
        Engine.Seed(7);
        var loss = method.Forward(new ViewBatch([x], Tensor.Arange(N, dtype: DType.Int64)), Late).Total.ToDouble();

        Engine.Seed(7);
        var blocks = TargetBlocks.Draw(N, (8, 8), new TargetBlockShape(), Device.Cpu);
        var predictor = new PatchPredictor(Width, _options.PredictorWidth, _options.PredictorDepth, Patches);
        predictor.Load(method.State()
            .Where(each => each.Name.StartsWith("predictor.", StringComparison.Ordinal))
            .Select(each => each with { Name = each.Name["predictor.".Length..] }));
        var context = ((ITokenEncoder)encoder).Tokens(x, blocks.Context);
        var predicted = predictor.Forward(context.Narrow(1, 1, context.Size(1) - 1), blocks.Context, blocks.Targets).ToArray<float>();
        var tokens = ((ITokenEncoder)encoder).Tokens(x).ToArray<float>();        // a teacher starts as its student
        var places = blocks.Targets.ToArray<long>();
        var targets = places.Length / N;
        var sum = 0.0;
        for (var sample = 0; sample < N; sample++)
        {
            for (var target = 0; target < targets; target++)
            {
                var row = (sample * targets) + target;
                var token = tokens.AsSpan((int)((sample * (1 + Patches)) + 1 + places[row]) * Width, Width).ToArray();
                var mean = token.Average(value => (double)value);
                var deviation = Math.Sqrt(token.Average(value => Math.Pow(value - mean, 2)) + 1e-5);
                for (var d = 0; d < Width; d++)
                {
                    var apart = Math.Abs(predicted[(row * Width) + d] - ((token[d] - mean) / deviation));
                    sum += distance == FeatureDistance.Squared ? apart * apart : apart < 1 ? apart * apart / 2 : apart - 0.5;
                }
            }
        }

        Assert.Equal(sum / (N * targets * Width), loss, 1e-5);
    }

    [Fact]
    public void SmoothL1_OfWhatIsPredicted_HasTheGradientOfFiniteDifferences()
    {
        using var scope = new TensorScope();
        double[] targets = RandomVectors.Of(2, 24), predicted = [.. RandomVectors.Of(3, 24).Select(value => 2 * value)];

        Assert.InRange(predicted.Zip(targets, (one, other) => Math.Abs(one - other)).Count(apart => apart < 1), 4, 20);     // on both sides of the bend
        FiniteDifferences.AssertGradient(z => z.SmoothL1Loss(Tensor.From<double>(targets, [2, 3, 4])), predicted, [2, 3, 4]);
    }

    [Fact]
    public void Forward_TargetEncoder_GetsNoGradient()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var method = IJEPA.Create(_options, new RecipeContext(), Encoder());
        method.Forward(new ViewBatch([Tensor.Randn([4, 3, 32, 32])], Tensor.Arange(4, dtype: DType.Int64)), Late).Total.Backward();

        Assert.All(method.Parameters(), each => Assert.Equal(
            !each.Name.StartsWith("teacher", StringComparison.Ordinal) && each.Name != "encoder.pos_embed", each.Value.Grad is not null));
    }

    [Fact]
    public void Create_FixedPositions_AreSinesThatAreNotTrained()
    {
        using var scope = new TensorScope();
        var (fixedOnes, learnt) = (Encoder(), Encoder());
        IJEPA.Create(_options, new RecipeContext(), fixedOnes);
        IJEPA.Create(_options with { FixedPositions = false }, new RecipeContext(), learnt);
        Tensor Positions(Backbone encoder) => encoder.Parameters().Single(each => each.Name == "pos_embed").Value;

        Assert.Equal((false, true), (Positions(fixedOnes).RequiresGrad, Positions(learnt).RequiresGrad));
        Assert.Equal(PositionGrid.SinCos(8, 32).ToArray<float>(), Positions(fixedOnes).Narrow(1, 1, 64).ToArray<float>());
    }

    [Fact]
    public void Forward_ViewOfAnotherSize_IsRefused()
    {
        using var scope = new TensorScope();
        var method = IJEPA.Create(_options, new RecipeContext(), Encoder());
        var batch = new ViewBatch([Tensor.Randn([2, 3, 16, 16])], Tensor.Arange(2, dtype: DType.Int64));

        Assert.Contains("places of 64 patches, but the view has 16 x 16", Assert.Throws<MethodSettingsException>(() => method.Forward(batch, Late)).Message, StringComparison.Ordinal);
    }

    private static string Refusal(IJEPAOptions options) =>
        Assert.Throws<MethodSettingsException>(() => IJEPA.Create(options, new RecipeContext(), Encoder())).Message;

    private static Backbone Encoder() => BackboneCatalog.Create(new BackboneOptions { Name = "vit-nano", Width = 32, ImageSize = 32, Pooling = TokenPooling.PatchMean });
}
