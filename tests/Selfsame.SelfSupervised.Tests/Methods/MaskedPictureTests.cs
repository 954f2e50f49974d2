using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Methods;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Methods;

/// <summary>What is special about MAE and SimMIM.</summary>
public sealed class MaskedPictureTests
{
    private static readonly RecipeContext Large = new() { ImageSize = 224, GlobalBatch = 4096, StepsPerEpoch = 312, TotalSteps = 312 * 800 };
    private static readonly TrainingProgress Late = new(15, 20, 3, 5);
    private readonly MAEOptions _mae = new() { DecoderWidth = 16, DecoderDepth = 1 };

    [Fact]
    public void MAE_RecipeAt224Pixels_IsThatOfThePaper()
    {
        var (options, optimizer) = (MAE.DefaultOptions(Large), MAE.DefaultOptimizer(Large));

        Assert.Equal((0.75, 512, 8, true, true), (options.MaskRatio, options.DecoderWidth, options.DecoderDepth, options.NormalizePixels, options.FixedPositions));
        Assert.Equal((OptimizerKind.AdamW, 0.05, 0.95, 40.0), (optimizer.Kind, optimizer.WeightDecay, optimizer.Beta2, optimizer.WarmupEpochs));
        Assert.Equal(2.4e-3, optimizer.LearningRate, 1e-12);
        Assert.Equal((96, 2), (MAE.DefaultOptions(new RecipeContext()).DecoderWidth, MAE.DefaultOptions(new RecipeContext()).DecoderDepth));
    }

    [Fact]
    public void SimMIM_RecipeAt224Pixels_IsThatOfThePaper()
    {
        var (options, optimizer) = (SimMIM.DefaultOptions(Large with { GlobalBatch = 2048 }), SimMIM.DefaultOptimizer(Large with { GlobalBatch = 2048 }));

        Assert.Equal((0.6, 32), (options.MaskRatio, options.UnitSize));
        Assert.Equal((OptimizerKind.AdamW, 4e-4, 0.05, 20.0), (optimizer.Kind, optimizer.LearningRate, optimizer.WeightDecay, optimizer.WarmupEpochs));
        Assert.Equal([8, 4, 8], ((int[])[32, 28, 64]).Select(size => SimMIM.DefaultOptions(new RecipeContext { ImageSize = size }).UnitSize));
    }

    [Fact]
    public void Create_WhatDoesNotFit_IsRefusedInOneLine()
    {
        using var scope = new TensorScope();
        var residual = BackboneCatalog.Create(new BackboneOptions { Name = "resnet18", Width = 8, ImageSize = 32 });
        Assert.All((string[])["mae", "simmim"], name => Assert.Contains(
            "vit-nano", Assert.Throws<EncoderMismatchException>(() => MethodCatalog.Find(name)!.Create(MethodCatalog.Find(name)!.DefaultOptions(new RecipeContext()), new RecipeContext(), residual)).Message, StringComparison.Ordinal));

        string Refusal(Action made) => Assert.Throws<MethodSettingsException>(made).Message;
        Assert.Contains("divisible by 4", Refusal(() => MAE.Create(_mae with { DecoderWidth = 18 }, new RecipeContext(), Encoder())), StringComparison.Ordinal);
        Assert.Contains("a single one of 32 pixels", Refusal(() => MAE.Create(_mae, new RecipeContext(), Encoder(patch: 32))), StringComparison.Ordinal);
        Assert.Contains("patches of 4 pixels", Refusal(() => SimMIM.Create(new SimMIMOptions { UnitSize = 6 }, new RecipeContext(), Encoder())), StringComparison.Ordinal);
        Assert.Contains("divide pictures of 32", Refusal(() => SimMIM.Create(new SimMIMOptions { UnitSize = 12 }, new RecipeContext(), Encoder())), StringComparison.Ordinal);
    }

    [Fact]
    public void Forward_ViewOfAnotherSize_IsRefused()
    {
        using var scope = new TensorScope();
        var batch = new ViewBatch([Tensor.Randn([2, 3, 16, 16])], Tensor.Arange(2, dtype: DType.Int64));

        Assert.Contains("64 patches, but the view has 16 x 16", Assert.Throws<MethodSettingsException>(() => MAE.Create(_mae, new RecipeContext(), Encoder()).Forward(batch, Late)).Message, StringComparison.Ordinal);
        Assert.Contains("64 patches, but the view has 16 x 16", Assert.Throws<MethodSettingsException>(() => SimMIM.Create(new SimMIMOptions { UnitSize = 8 }, new RecipeContext(), Encoder()).Forward(batch, Late)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MAE_FixedPositions_AreNotTrained()
    {
        using var scope = new TensorScope();
        var (fixedOnes, learnt) = (Encoder(), Encoder());
        MAE.Create(_mae, new RecipeContext(), fixedOnes);
        MAE.Create(_mae with { FixedPositions = false }, new RecipeContext(), learnt);
        Tensor Positions(Backbone encoder) => encoder.Parameters().Single(each => each.Name == "pos_embed").Value;

        Assert.False(Positions(fixedOnes).RequiresGrad);
        Assert.True(Positions(learnt).RequiresGrad);
        Assert.Equal(0, Positions(fixedOnes).Narrow(1, 0, 1).Abs().Sum().ToDouble());
        Assert.Equal(PositionGrid.SinCos(8, 32).ToArray<float>(), Positions(fixedOnes).Narrow(1, 1, 64).ToArray<float>());
    }

    [Fact]
    public void MAE_HiddenPatches_DoNotReachTheEncoder()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var method = MAE.Create(_mae with { NormalizePixels = false }, new RecipeContext(), Encoder());
        method.Eval();
        var x = Tensor.Randn([1, 3, 32, 32]);
        Reconstruction Draw(Tensor of)
        {
            Engine.Seed(1);
            return method.Reconstruct(of);
        }

        // What came out is the same whatever the hidden patches hold.
        var one = Draw(x);
        var other = Draw(one.Corrupted);
        Assert.Equal(one.Output.ToArray<float>(), other.Output.ToArray<float>());
        Assert.Equal(0.75, one.Corrupted.Eq(0).To(DType.Float32).Mean().ToDouble(), 1e-6);
    }

    [Fact]
    public void MAE_NormalizedPatches_GetTheirMeanAndDeviationBack()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var method = MAE.Create(_mae, new RecipeContext(), Encoder());
        method.Eval();
        var x = (Tensor.Randn([2, 3, 32, 32]) * 0.1) + 5;

        Assert.InRange(method.Reconstruct(x).Output.Mean().ToDouble(), 4.8, 5.2);
    }

    [Fact]
    public void SimMIM_HiddenPixels_DoNotReachTheEncoder()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var method = SimMIM.Create(new SimMIMOptions { UnitSize = 8 }, new RecipeContext(), Encoder());
        method.Eval();
        Reconstruction Draw(Tensor of)
        {
            Engine.Seed(1);
            return method.Reconstruct(of);
        }

        var one = Draw(Tensor.Randn([1, 3, 32, 32]));
        Assert.Equal(one.Output.ToArray<float>(), Draw(one.Corrupted).Output.ToArray<float>());
        Assert.Equal(10 / 16.0, one.Corrupted.Eq(0).To(DType.Float32).Mean().ToDouble(), 1e-6);
    }

    private static Backbone Encoder(int patch = 0) =>
        BackboneCatalog.Create(new BackboneOptions { Name = "vit-nano", Width = 32, ImageSize = 32, PatchSize = patch, Pooling = TokenPooling.PatchMean });
}
