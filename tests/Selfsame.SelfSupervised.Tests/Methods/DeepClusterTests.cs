using Selfsame.Data.Transforms;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Methods;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Methods;

public sealed class DeepClusterTests
{
    private const int Samples = 30;

    [Fact]
    public void Recipe_OfImageNet_IsThatOfThePaper()
    {
        var context = new RecipeContext { ImageSize = 224, GlobalBatch = 256, SampleCount = 1_281_167 };
        var optimizer = DeepCluster.DefaultOptimizer(context);

        Assert.Equal(new DeepClusterOptions(), DeepCluster.DefaultOptions(context));
        Assert.Equal((10_000, 0, 20, true), Values(new DeepClusterOptions()));
        Assert.Equal((OptimizerKind.Adam, 0.002), (DeepCluster.DefaultOptimizer(new()).Kind, DeepCluster.DefaultOptimizer(new()).LearningRate));
        Assert.Equal(100, DeepCluster.DefaultOptions(context with { SampleCount = 5000 }).Clusters);
        Assert.Equal((OptimizerKind.Sgd, 0.05, 1e-5, 1.0, 0.9), (optimizer.Kind, optimizer.LearningRate, optimizer.WeightDecay, optimizer.FinalShare, optimizer.Momentum));
        Assert.Equal([typeof(RandomResizedCrop), typeof(RandomHorizontalFlip)], DeepCluster.DefaultViews(context).Views.Single().Transforms.Select(each => each.GetType()));
    }

    [Fact]
    public void BeginEpoch_FeaturesInGroups_LabelsThemAndDrawsGroupsEquallyOften()
    {
        using var scope = new TensorScope();
        var method = Build(new DeepClusterOptions { Clusters = 2, PrincipalAxes = 1 });

        var weights = Begin(method, Groups());

        // Samples 0, 3, 6, ... lie in one place, the rest in another.
        var assignments = Buffer(method, "assignments").ToArray<long>();
        Assert.All(Enumerable.Range(0, Samples), sample => Assert.Equal(sample % 3 == 0, assignments[sample] == assignments[0]));
        Assert.All(Enumerable.Range(0, Samples), sample => Assert.Equal(sample % 3 == 0 ? 1 / 10.0 : 1 / 20.0, weights![sample], 1e-12));
    }

    [Fact]
    public void BeginEpoch_UniformSamplingOff_DrawsEverySampleOnce()
    {
        using var scope = new TensorScope();
        var method = Build(new DeepClusterOptions { Clusters = 2, PrincipalAxes = 1, UniformSampling = false });

        Assert.Null(Begin(method, Groups()));
    }

    [Fact]
    public void BeginEpoch_EachTime_MakesAFreshClassifier()
    {
        using var scope = new TensorScope();
        var method = Build(new DeepClusterOptions { Clusters = 4, PrincipalAxes = 8 });
        var weight = method.Parameters().Single(parameter => parameter.Name == "classifier.weight").Value;

        Begin(method, Features());
        var first = weight.ToArray<float>();
        Begin(method, Features());

        Assert.NotEqual(first, weight.ToArray<float>());
        Assert.True(weight.Std().ToDouble() is > 0.005 and < 0.02);
        Assert.True(weight.RequiresGrad);
    }

    [Fact]
    public void Forward_Batch_AsksForTheClustersOfItsSamples()
    {
        using var scope = new TensorScope();
        var method = Build(new DeepClusterOptions { Clusters = 4, PrincipalAxes = 8 });
        Begin(method, Features());
        var picture = Tensor.From<double>(RandomVectors.Of(1, 3 * 3 * 16 * 16), [3, 3, 16, 16]).To(DType.Float32);
        long[] samples = [7, 29, 0];

        var loss = method.Forward(new ViewBatch([picture], Tensor.From<long>(samples, [3])), new TrainingProgress(0, 1, 0, 1));

        var weight = method.Parameters().Single(parameter => parameter.Name == "classifier.weight").Value;
        var chances = loss.Observed!.Features.Matmul(weight.Detach().T).LogSoftmax(1).ToArray<float>();
        var assignments = Buffer(method, "assignments").ToArray<long>();
        Assert.Equal(samples.Select((sample, row) => -chances[(row * 4) + assignments[sample]]).Average(), loss.Total.ToDouble(), 1e-5);
    }

    [Fact]
    public void Create_MoreClustersThanPictures_IsRefused()
    {
        using var scope = new TensorScope();
        var encoder = Encoder();

        var error = Assert.Throws<MethodSettingsException>(
            () => DeepCluster.Create(new DeepClusterOptions { Clusters = 31 }, new RecipeContext { SampleCount = Samples }, encoder));

        Assert.Contains("31 clusters, but there are only 30 pictures", error.Message, StringComparison.Ordinal);
    }

    private static (int Clusters, int Axes, int Iterations, bool Uniform) Values(DeepClusterOptions options) =>
        (options.Clusters, options.PrincipalAxes, options.KMeansIterations, options.UniformSampling);

    private static Tensor Groups() => Tensor.From<double>(
        [.. RandomVectors.Of(2, Samples * 64).Select((value, at) => (0.01 * value) + (at / 64 % 3 == 0 ? 1 : -1))], [Samples, 64]).To(DType.Float32);

    private static Tensor Features() => Tensor.From<double>(RandomVectors.Of(3, Samples * 64), [Samples, 64]).To(DType.Float32);

    private static Tensor Buffer(DeepCluster method, string name) => method.Buffers().Single(buffer => buffer.Name == name).Value;

    private static double[]? Begin(DeepCluster method, Tensor features)
    {
        using var noGrad = new NoGrad();
        return method.BeginEpoch(new EpochFeatures(0, () => features));
    }

    private static DeepCluster Build(DeepClusterOptions options)
    {
        var encoder = Encoder();
        return new DeepCluster(options, Samples, encoder);
    }

    private static Backbone Encoder()
    {
        Engine.Seed(0);
        return BackboneCatalog.Create(new BackboneOptions { Name = "resnet18", Width = 8, ImageSize = 16 });
    }
}
