using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Methods;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Methods;

public sealed class DeepClusterV2Tests
{
    private const int Samples = 24;
    private static readonly DeepClusterV2Options Small = new() { Clusterings = 2, Clusters = 4, HiddenWidth = 16, EmbeddingWidth = 8 };

    [Fact]
    public void Recipe_At224Pixels_IsThatOfThePaper()
    {
        var context = new RecipeContext { ImageSize = 224, GlobalBatch = 256, SampleCount = 1_281_167 };
        var (options, optimizer) = (DeepClusterV2.DefaultOptions(context), DeepClusterV2.DefaultOptimizer(context));

        Assert.Equal(new DeepClusterV2Options(), options);
        Assert.Equal((0.1, 3, 3000, 10), (options.Temperature, options.Clusterings, options.Clusters, options.KMeansIterations));
        Assert.Equal((OptimizerKind.Lars, 0.6, 1e-6), (optimizer.Kind, optimizer.LearningRate, optimizer.WeightDecay));
        Assert.Equal(8, DeepClusterV2.DefaultViews(context).Views.Count);
        Assert.Equal((500, 512), (DeepClusterV2.DefaultOptions(new() { SampleCount = 5000 }).Clusters, DeepClusterV2.DefaultOptions(new() { SampleCount = 60000 }).Clusters));
    }

    [Fact]
    public void BeginEpoch_First_AssignsEveryPictureToItsNearestCentroid()
    {
        using var scope = new TensorScope();
        var method = Build();

        Begin(method, 0);

        var (memory, centroids, assignments) = (Buffer(method, "memory"), Buffer(method, "centroids"), Buffer(method, "assignments"));
        Assert.All(memory.Square().Sum([2]).Reshape([-1]).ToArray<float>(), length => Assert.Equal(1, length, 1e-4f));
        for (var clustering = 0; clustering < 2; clustering++)
        {
            var nearest = memory.Select(0, clustering).Matmul(centroids.Select(0, clustering).T).Argmax(1);
            Assert.Equal(nearest.ToArray<long>(), assignments.Select(0, clustering).ToArray<long>());
        }

        Assert.True(method.IsTraining);
    }

    [Fact]
    public void BeginEpoch_Later_ClustersWhatTheViewsOfTheLastEpochGave()
    {
        using var scope = new TensorScope();
        var method = Build();
        Begin(method, 0);
        long[] samples = [3, 11, 20, 0];

        var observed = method.Forward(Batch(samples), new TrainingProgress(0, 2, 0, 1)).Observed!;

        var memory = Buffer(method, "memory");
        var indices = Tensor.From<long>(samples, [4]);
        Assert.Equal(observed.First.ToArray<float>(), memory.Select(0, 0).IndexSelect(0, indices).ToArray<float>());
        Assert.Equal(observed.Second!.ToArray<float>(), memory.Select(0, 1).IndexSelect(0, indices).ToArray<float>());
        var before = memory.ToArray<float>();
        Begin(method, 1);
        Assert.Equal(before, memory.ToArray<float>());
    }

    [Fact]
    public void Forward_Batch_IsTheMeanOverClusteringsAndViews()
    {
        using var scope = new TensorScope();
        var method = Build();
        Begin(method, 0);
        var (centroids, assignments) = (Buffer(method, "centroids"), Buffer(method, "assignments"));
        long[] samples = [5, 6, 7, 8];

        var loss = method.Forward(Batch(samples), new TrainingProgress(0, 2, 0, 1));

        var z = Tensor.Cat([loss.Observed!.First, loss.Observed.Second!], 0);
        var labels = assignments.IndexSelect(1, Tensor.From<long>(samples, [4]));
        var expected = ClusterClassification.Loss([.. centroids.Unbind().Select(each => z.Matmul(each.T))], labels.Unbind(), 0.1);
        Assert.Equal(expected.ToDouble(), loss.Total.ToDouble(), 1e-4);
        Assert.DoesNotContain(method.Parameters(), parameter => parameter.Name.Contains("centroids", StringComparison.Ordinal));
    }

    [Fact]
    public void Create_MoreClustersThanPictures_IsRefused()
    {
        using var scope = new TensorScope();
        var encoder = Encoder();

        Assert.Throws<MethodSettingsException>(() => DeepClusterV2.Create(new DeepClusterV2Options(), new RecipeContext { SampleCount = 200 }, encoder));
    }

    private static Tensor Buffer(DeepClusterV2 method, string name) => method.Buffers().Single(buffer => buffer.Name == name).Value;

    private static void Begin(DeepClusterV2 method, int epoch)
    {
        using var noGrad = new NoGrad();
        method.BeginEpoch(new EpochFeatures(epoch, () => Tensor.From<double>(RandomVectors.Of(9, Samples * 64), [Samples, 64]).To(DType.Float32)));
    }

    private static DeepClusterV2 Build()
    {
        var encoder = Encoder();
        return new DeepClusterV2(Small, Samples, encoder);
    }

    private static Backbone Encoder()
    {
        Engine.Seed(0);
        return BackboneCatalog.Create(new BackboneOptions { Name = "resnet18", Width = 8, ImageSize = 16 });
    }

    private static ViewBatch Batch(long[] samples) => new(
        [.. Enumerable.Range(0, 2).Select(view => Tensor.From<double>(RandomVectors.Of(view + 1, 4 * 3 * 16 * 16), [4, 3, 16, 16]).To(DType.Float32))],
        Tensor.From<long>(samples, [samples.Length]));
}
