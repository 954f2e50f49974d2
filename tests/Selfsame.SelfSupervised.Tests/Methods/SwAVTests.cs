using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Methods;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Methods;

public sealed class SwAVTests
{
    private static readonly SwAVOptions Small = new() { Prototypes = 6, HiddenWidth = 16, EmbeddingWidth = 8, QueueLength = 10, QueueStartEpoch = 1 };

    [Fact]
    public void Recipe_At224Pixels_IsThatOfThePaper()
    {
        var context = new RecipeContext { ImageSize = 224, GlobalBatch = 4096, SampleCount = 1_281_167 };
        var (options, optimizer) = (SwAV.DefaultOptions(context), SwAV.DefaultOptimizer(context));

        Assert.Equal(new SwAVOptions(), options);
        Assert.Equal((0.1, 0.05, 3, 3000, 1), (options.Temperature, options.Epsilon, options.SinkhornIterations, options.Prototypes, options.FrozenPrototypeEpochs));
        Assert.Equal((2048, 128, 0), (options.HiddenWidth, options.EmbeddingWidth, options.QueueLength));
        Assert.Equal((3840, 15), (SwAV.DefaultOptions(context with { GlobalBatch = 256 }).QueueLength, options.QueueStartEpoch));
        Assert.Equal((OptimizerKind.Lars, 0.6, 1e-6, 0.001), Values(SwAV.DefaultOptimizer(context with { GlobalBatch = 256 })));
        Assert.Equal([224, 224, 96, 96, 96, 96, 96, 96], SwAV.DefaultViews(context).Views.Select(view => view.Size));
    }

    [Fact]
    public void Recipe_At32Pixels_FitsASmallSet()
    {
        var context = new RecipeContext { ImageSize = 32, GlobalBatch = 256, SampleCount = 5000, StepsPerEpoch = 19, TotalSteps = 190 };

        Assert.Equal((500, 2500, 512), (SwAV.DefaultOptions(context).Prototypes, SwAV.DefaultOptions(context).QueueLength, SwAV.DefaultOptions(context).HiddenWidth));
        Assert.Equal((OptimizerKind.Adam, 0.002, 1e-6, 0.0), Values(SwAV.DefaultOptimizer(context)));
    }

    [Fact]
    public void Forward_Batch_IsTheSwappedPredictionOfAllViews()
    {
        using var scope = new TensorScope();
        var method = Build();
        var prototypes = Prototypes(method);

        var loss = method.Forward(Batch(16, 16), new TrainingProgress(0, 2, 0, 1));

        var scores = new[] { loss.Observed!.First.Matmul(prototypes.T), loss.Observed.Second!.Matmul(prototypes.T) };
        Assert.Equal(SwappedPrediction.Loss(scores, 2, 0.1, 0.05, 3).ToDouble(), loss.Total.ToDouble(), 1e-4);
    }

    [Fact]
    public void Forward_FullQueue_CodesItsEmbeddingsToo()
    {
        using var scope = new TensorScope();
        var method = Build();
        var prototypes = Prototypes(method);
        var earlier = new List<Tensor[]>();
        for (var step = 1; step <= 3; step++)
        {
            var observed = method.Forward(Batch(16, 16), new TrainingProgress(step, 9, 1, 1)).Observed!;
            earlier.Add([observed.First.Clone(), observed.Second!.Clone()]);
        }

        // Three batches of 4 went round a queue of 10: the last ten remain, in any order.
        var loss = method.Forward(Batch(16, 16), new TrainingProgress(4, 9, 1, 1));

        Tensor[] queued = [.. Enumerable.Range(0, 2).Select(view => Tensor.Cat([.. earlier.Select(views => views[view])], 0).Narrow(0, 2, 10).Matmul(prototypes.T))];
        var scores = new[] { loss.Observed!.First.Matmul(prototypes.T), loss.Observed.Second!.Matmul(prototypes.T) };
        Assert.Equal(SwappedPrediction.Loss(scores, 2, 0.1, 0.05, 3, queued).ToDouble(), loss.Total.ToDouble(), 1e-4);
    }

    [Fact]
    public void Forward_FirstEpoch_KeepsThePrototypesStill()
    {
        using var scope = new TensorScope();
        var method = Build();
        method.Forward(Batch(16, 16), new TrainingProgress(0, 4, 0, 2)).Total.Backward();
        Assert.Null(Prototypes(method).Grad);

        method.Forward(Batch(16, 16), new TrainingProgress(2, 4, 1, 2)).Total.Backward();
        Assert.NotNull(Prototypes(method).Grad);
    }

    [Fact]
    public void AfterOptimizerStep_PrototypesThatHaveGrown_HaveLengthOneAgain()
    {
        using var scope = new TensorScope();
        var method = Build();
        using (new NoGrad())
        {
            Prototypes(method).Mul_(3);
        }

        method.AfterOptimizerStep(new TrainingProgress(0, 1, 0, 1));

        Assert.All(Prototypes(method).Square().Sum([1]).ToArray<float>(), length => Assert.Equal(1, length, 1e-5f));
    }

    [Fact]
    public void Create_MorePrototypesThanPictures_NamesBothAndTheSetting()
    {
        using var scope = new TensorScope();
        var encoder = Encoder();

        var error = Assert.Throws<MethodSettingsException>(() => SwAV.Create(new SwAVOptions(), new RecipeContext { SampleCount = 500 }, encoder));

        Assert.Contains("method.prototypes asks for 3000 clusters, but there are only 500 pictures", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forward_OneViewOrALargerSmallCrop_SaysWhatIsWrong()
    {
        using var scope = new TensorScope();
        var method = Build();

        Assert.Throws<MethodSettingsException>(() => method.Forward(Batch(16), new TrainingProgress(0, 1, 0, 1)));
        Assert.Throws<MethodSettingsException>(() => method.Forward(Batch(16, 16, 24), new TrainingProgress(0, 1, 0, 1)));
    }

    private static (OptimizerKind Kind, double LearningRate, double WeightDecay, double FinalShare) Values(OptimizerOptions options) =>
        (options.Kind, options.LearningRate, options.WeightDecay, options.FinalShare);

    private static Tensor Prototypes(SwAV method) => method.Parameters().Single(parameter => parameter.Name == "prototypes.weight").Value;

    private static SwAV Build()
    {
        var encoder = Encoder();
        return new SwAV(Small, encoder);
    }

    private static Backbone Encoder()
    {
        Engine.Seed(0);
        return BackboneCatalog.Create(new BackboneOptions { Name = "resnet18", Width = 8, ImageSize = 16 });
    }

    private static ViewBatch Batch(params int[] sides) => new(
        [.. sides.Select((side, view) => Tensor.From<double>(RandomVectors.Of(view + 1, 4 * 3 * side * side), [4, 3, side, side]).To(DType.Float32))],
        Tensor.Arange(4, dtype: DType.Int64));
}
