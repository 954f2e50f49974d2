using Selfsame.Data.Transforms;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Methods;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Methods;

public sealed class MoCoV2Tests
{
    [Fact]
    public void Recipe_At32Pixels_IsThatOfCifar()
    {
        var context = new RecipeContext { ImageSize = 32, GlobalBatch = 256, SampleCount = 50000 };
        var options = MoCoV2.DefaultOptions(context);
        var optimizer = MoCoV2.DefaultOptimizer(context);

        Assert.Equal((0.1, 0.99, 4096, true), (options.Temperature, options.Momentum, options.QueueSize, options.Symmetric));
        Assert.Equal((OptimizerKind.Sgd, 0.12, 5e-4), (optimizer.Kind, optimizer.LearningRate, optimizer.WeightDecay));
        Assert.Equal(2048, MoCoV2.DefaultOptions(context with { SampleCount = 5000 }).QueueSize);
    }

    [Fact]
    public void Recipe_At224Pixels_IsThatOfThePaper()
    {
        var context = new RecipeContext { ImageSize = 224, GlobalBatch = 256, SampleCount = 1_281_167 };
        var optimizer = MoCoV2.DefaultOptimizer(context);
        var transforms = MoCoV2.DefaultViews(context).Views[0].Transforms;

        Assert.Equal(new MoCoV2Options(), MoCoV2.DefaultOptions(context));
        Assert.Equal((0.2, 0.999, 65536, false, 128), Values(new MoCoV2Options()));
        Assert.Equal((OptimizerKind.Sgd, 0.03, 1e-4, 0.0), (optimizer.Kind, optimizer.LearningRate, optimizer.WeightDecay, optimizer.WarmupEpochs));
        Assert.Equal(0.2, transforms.OfType<RandomResizedCrop>().Single().ScaleMinimum);
        Assert.Equal(0.5, transforms.OfType<GaussianBlur>().Single().Probability);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Forward_Batch_ComparesWithTheQueueOfBeforeAndThenPutsTheKeysIn(bool symmetric)
    {
        using var scope = new TensorScope();
        var method = Build(symmetric);
        var batch = Batch();
        Engine.Seed(0, 0);
        method.Forward(batch, new TrainingProgress(0, 2, 0, 2));
        var before = Queue(method).Clone();

        var loss = method.Forward(batch, new TrainingProgress(1, 2, 0, 2));

        var after = Queue(method);
        var keys = loss.Observed!.Second!.L2Normalize();                     // the keys of the second views
        var expected = InfoNce.AgainstQueue(loss.Observed.First, keys, before, 0.2).ToDouble();
        var rows = symmetric ? 8L : 4L;
        Assert.Equal(rows, loss.Observed.Features.Size(0));
        Assert.Equal(keys.ToArray<float>(), after.Narrow(0, rows, 4).ToArray<float>(), (a, b) => Math.Abs(a - b) < 1e-5f);
        Assert.Equal(before.Narrow(0, 2 * rows, 4).ToArray<float>(), after.Narrow(0, 2 * rows, 4).ToArray<float>());
        if (!symmetric)
        {
            Assert.Equal(expected, loss.Total.ToDouble(), 1e-5);
        }
    }

    [Fact]
    public void Forward_Symmetric_IsTheMeanOfBothDirections()
    {
        using var scope = new TensorScope();
        var batch = Batch();
        var swapped = new ViewBatch([batch.Views[1], batch.Views[0]], batch.Indices);
        double Loss(bool symmetric, ViewBatch views)
        {
            Engine.Seed(0);
            var method = Build(symmetric);

            // Running statistics, so that a batch of one view and one of both give the same embeddings.
            method.Eval();
            Engine.Seed(0, 0);
            return method.Forward(views, new TrainingProgress(0, 1, 0, 1)).Total.ToDouble();
        }

        Assert.Equal((Loss(false, batch) + Loss(false, swapped)) / 2, Loss(true, batch), 1e-5);
    }

    [Fact]
    public void AfterOptimizerStep_Teacher_MovesTowardsTheStudent()
    {
        using var scope = new TensorScope();
        var method = Build(symmetric: true);
        var student = method.Parameters().First(parameter => parameter.Name == "encoder.conv1.weight").Value;
        var teacher = method.Parameters().First(parameter => parameter.Name == "teacher_encoder.network.conv1.weight").Value;
        var start = teacher.ToArray<float>();
        using (new NoGrad())
        {
            student.Add_(1.0);
            method.AfterOptimizerStep(new TrainingProgress(0, 1, 0, 1));
        }

        Assert.Equal([.. start.Select(value => value + 0.01f)], teacher.ToArray<float>(), (a, b) => Math.Abs(a - b) < 1e-5f);
    }

    private static (double Temperature, double Momentum, int Queue, bool Symmetric, int Width) Values(MoCoV2Options options) =>
        (options.Temperature, options.Momentum, options.QueueSize, options.Symmetric, options.EmbeddingWidth);

    private static Tensor Queue(MoCoV2 method) => method.Buffers().First(buffer => buffer.Name == "queue.rows").Value;

    private static ViewBatch Batch()
    {
        Tensor Pictures(int seed) => Tensor.From<double>(RandomVectors.Of(seed, 4 * 3 * 16 * 16), [4, 3, 16, 16]).To(DType.Float32);
        return new ViewBatch([Pictures(1), Pictures(2)], Tensor.Arange(4, dtype: DType.Int64));
    }

    private static MoCoV2 Build(bool symmetric)
    {
        Engine.Seed(0);
        var encoder = BackboneCatalog.Create(new BackboneOptions { Name = "resnet18", Width = 8, ImageSize = 16 });
        return new MoCoV2(new MoCoV2Options { QueueSize = 24, Momentum = 0.99, Symmetric = symmetric }, encoder);
    }
}
