using Selfsame.Data.Transforms;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Methods;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Methods;

public sealed class SimCLRTests
{
    [Fact]
    public void Recipe_At32Pixels_IsThatOfCifar()
    {
        var context = new RecipeContext { ImageSize = 32, GlobalBatch = 256, StepsPerEpoch = 39, TotalSteps = 390 };
        var optimizer = SimCLR.DefaultOptimizer(context);

        Assert.Equal(0.5, SimCLR.DefaultOptions(context).Temperature);
        Assert.Equal((OptimizerKind.Sgd, 0.12, 0.9, 5e-4), (optimizer.Kind, optimizer.LearningRate, optimizer.Momentum, optimizer.WeightDecay));
        Assert.Equal((0.0, 0.0, false), (optimizer.WarmupEpochs, optimizer.FinalShare, optimizer.ExcludeBiasAndNormFromDecay));
        Assert.True(optimizer.PerEpoch);
        Assert.False(SimCLR.DefaultOptimizer(context with { TotalSteps = 389 }).PerEpoch);
        var transforms = SimCLR.DefaultViews(context).Views[0].Transforms;
        Assert.Equal(0.5, transforms.OfType<ColorJitter>().Single().Strength);
        Assert.Equal(0, transforms.OfType<GaussianBlur>().Single().Probability);
    }

    [Fact]
    public void Recipe_At224Pixels_IsThatOfImageNet()
    {
        var context = new RecipeContext { ImageSize = 224, GlobalBatch = 1024 };
        var optimizer = SimCLR.DefaultOptimizer(context);

        Assert.Equal(0.1, SimCLR.DefaultOptions(context).Temperature);
        Assert.Equal((OptimizerKind.Lars, 2.4, 1e-6, 10.0), (optimizer.Kind, Math.Round(optimizer.LearningRate, 9), optimizer.WeightDecay, optimizer.WarmupEpochs));
        Assert.True(optimizer.ExcludeBiasAndNormFromDecay && optimizer.ExcludeBiasAndNormFromAdaptation);
        var transforms = SimCLR.DefaultViews(context).Views[0].Transforms;
        Assert.Equal(1, transforms.OfType<ColorJitter>().Single().Strength);
        Assert.Equal(0.5, transforms.OfType<GaussianBlur>().Single().Probability);
    }

    [Fact]
    public void Projector_OfResNet_HasTheShapeOfTheRecipe()
    {
        using var scope = new TensorScope();
        var method = Build(8);

        Assert.Equal(
            [
                "projector.layers.0.weight 64x64", "projector.layers.1.weight 64", "projector.layers.1.bias 64",
                "projector.layers.3.weight 128x64", "projector.layers.4.weight 128", "projector.layers.4.bias 128",
            ],
            method.Parameters()
                .Where(parameter => parameter.Name.StartsWith("projector", StringComparison.Ordinal))
                .Select(parameter => $"{parameter.Name} {string.Join("x", parameter.Value.Shape)}"));
    }

    [Fact]
    public void Forward_Batch_IsNtXentOfOneJointPassOverBothViews()
    {
        using var scope = new TensorScope();
        var method = Build(8);
        var a = Tensor.From<double>(RandomVectors.Of(1, 4 * 3 * 32 * 32), [4, 3, 32, 32]).To(DType.Float32);
        var b = Tensor.From<double>(RandomVectors.Of(2, 4 * 3 * 32 * 32), [4, 3, 32, 32]).To(DType.Float32);

        var loss = method.Forward(new ViewBatch([a, b], Tensor.Arange(4, dtype: DType.Int64)), new TrainingProgress(0, 1, 0, 1));

        Assert.Equal([8L, 64], loss.Observed!.Features.Shape);
        Assert.Equal([4L, 128], loss.Observed.Second!.Shape);
        Assert.Equal(NtXent.Loss(loss.Observed.First, loss.Observed.Second, 0.5).ToDouble(), loss.Total.ToDouble(), 1e-6);
        Assert.False(loss.Observed.Features.RequiresGrad);
    }

    private static SimCLR Build(int width)
    {
        Engine.Seed(0);
        var encoder = BackboneCatalog.Create(new BackboneOptions { Name = "resnet18", Width = width, ImageSize = 32 });
        return new SimCLR(new SimCLROptions { Temperature = 0.5 }, encoder);
    }
}
