using Selfsame.Data.Transforms;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Methods;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Methods;

public sealed class DINOTests
{
    private static readonly DINOOptions Small = new()
    {
        Prototypes = 12, HiddenWidth = 16, BottleneckWidth = 8, TeacherTemperatureWarmupEpochs = 0, FrozenPrototypeEpochs = 1, TeacherMomentum = 0.5,
    };

    [Fact]
    public void Recipe_OfATransformerAt224Pixels_IsThatOfThePaper()
    {
        var context = new RecipeContext
        {
            ImageSize = 224, GlobalBatch = 1024, SampleCount = 1_281_167, StepsPerEpoch = 1251, TotalSteps = 125_100, Backbone = BackboneFamily.VisionTransformer,
        };
        var (options, optimizer, views) = (DINO.DefaultOptions(context), DINO.DefaultOptimizer(context), DINO.DefaultViews(context).Views);

        Assert.Equal(new DINOOptions(), options);
        Assert.Equal((0.1, 0.04, 0.07, 30), (options.StudentTemperature, options.WarmupTeacherTemperature, options.TeacherTemperature, options.TeacherTemperatureWarmupEpochs));
        Assert.Equal((0.996, 0.9, 1, 65536), (options.TeacherMomentum, options.CenterMomentum, options.FrozenPrototypeEpochs, options.Prototypes));
        Assert.Equal((OptimizerKind.AdamW, 2e-3, 0.04, 0.4), (optimizer.Kind, optimizer.LearningRate, optimizer.WeightDecay, optimizer.FinalWeightDecay));
        Assert.Equal((10.0, 3.0, 1e-6), (optimizer.WarmupEpochs, optimizer.ClipGradientNorm, Math.Round(optimizer.LearningRate * optimizer.FinalShare, 12)));
        Assert.True(optimizer.ExcludeBiasAndNormFromDecay);
        Assert.Equal([224, 224, 96, 96, 96, 96, 96, 96], views.Select(view => view.Size));
        Assert.Equal(0.4, views[7].Transforms.OfType<RandomResizedCrop>().Single().ScaleMaximum);
    }

    [Fact]
    public void Recipe_OfAResidualNetwork_DependsOnTheSizeOfThePictures()
    {
        var large = new RecipeContext { ImageSize = 224, GlobalBatch = 512, SampleCount = 300_000, StepsPerEpoch = 500, TotalSteps = 50_000 };
        var small = new RecipeContext { ImageSize = 32, GlobalBatch = 256, SampleCount = 5000, StepsPerEpoch = 19, TotalSteps = 190 };

        Assert.Equal((OptimizerKind.Sgd, 0.06, 1e-4), (DINO.DefaultOptimizer(large).Kind, DINO.DefaultOptimizer(large).LearningRate, DINO.DefaultOptimizer(large).WeightDecay));
        Assert.Equal((32768, false), (DINO.DefaultOptions(large).Prototypes, DINO.DefaultOptions(large).HeadBatchNorm));
        Assert.Equal((OptimizerKind.Adam, 0.002, 1e-6), (DINO.DefaultOptimizer(small).Kind, DINO.DefaultOptimizer(small).LearningRate, DINO.DefaultOptimizer(small).WeightDecay));
        Assert.Equal((1024, true, 0.99, 3), (DINO.DefaultOptions(small).Prototypes, DINO.DefaultOptions(small).HeadBatchNorm, DINO.DefaultOptions(small).TeacherMomentum, DINO.DefaultOptions(small).TeacherTemperatureWarmupEpochs));
        Assert.Equal(2, DINO.DefaultViews(small).Views.Count);
    }

    [Fact]
    public void Forward_Batch_ComparesTheLargeViewsOfTheTeacherWithAllOthersOfTheStudent()
    {
        using var scope = new TensorScope();
        var (method, batch) = (Build(), Batch(16, 16, 8));
        var state = method.State().ToDictionary(each => each.Name, each => each.Value);

        var loss = method.Forward(batch, new TrainingProgress(0, 2, 0, 1));

        // The teacher equals the student at first and its centre is 0; the small view passes the student's batch norm on its own.
        var (first, second) = (loss.Observed!.First, loss.Observed.Second!);
        var prototypes = state["projector.last_layer.weight_v"].Detach().L2Normalize();
        var (logitsA, logitsB) = (first.Matmul(prototypes.T), second.Matmul(prototypes.T));
        var teacher = new[] { (logitsA / 0.07).Softmax(1), (logitsB / 0.07).Softmax(1) };
        var small = Student(Build(), batch.Views[2], prototypes);
        Assert.Equal(CrossViewEntropy.Mean(teacher, [logitsA, logitsB, small], 0.1).ToDouble(), loss.Total.ToDouble(), 1e-4);
        Assert.Equal([8L, 64], loss.Observed.Features.Shape);
        Assert.Equal(Tensor.Cat([logitsA, logitsB], 0).Mean([0]).ToArray<float>().Select(value => 0.1f * value), state["center.value"].ToArray<float>(), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Forward_FirstEpoch_KeepsThePrototypesStill()
    {
        using var scope = new TensorScope();
        var (method, batch) = (Build(), Batch(16, 16));
        var prototypes = method.Parameters().Single(parameter => parameter.Name == "projector.last_layer.weight_v").Value;

        method.Forward(batch, new TrainingProgress(0, 4, 0, 2)).Total.Backward();
        Assert.Null(prototypes.Grad);

        method.Forward(batch, new TrainingProgress(2, 4, 1, 2)).Total.Backward();
        Assert.NotNull(prototypes.Grad);
    }

    [Fact]
    public void AfterOptimizerStep_AlongTheRun_MovesTheTeacherLessAndLess()
    {
        using var scope = new TensorScope();
        var method = Build();
        var parameters = method.Parameters().ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
        var (student, teacher) = (parameters["encoder.conv1.weight"], parameters["teacher_encoder.network.conv1.weight"]);
        Assert.Equal(student.ToArray<float>(), teacher.ToArray<float>());
        using (new NoGrad())
        {
            student.Add_(1);
        }

        var distance = 1.0;
        for (var step = 0; step < 4; step++)
        {
            method.AfterOptimizerStep(new TrainingProgress(step, 4, 0, 4));
            distance *= 1 - (0.5 * (Math.Cos(Math.PI * step / 4) + 1) / 2);
            Assert.Equal(distance, (student - teacher).Mean().ToDouble(), 1e-5);
        }
    }

    [Fact]
    public void Create_TeacherLessSharpThanTheStudent_IsRefused()
    {
        using var scope = new TensorScope();
        var encoder = Encoder();

        var error = Assert.Throws<MethodSettingsException>(() => DINO.Create(new DINOOptions { TeacherTemperature = 0.2 }, new RecipeContext(), encoder));

        Assert.Contains("temperature 0.2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forward_OneViewOrALargerLocalCrop_SaysWhatIsWrong()
    {
        using var scope = new TensorScope();
        var (method, progress) = (Build(), new TrainingProgress(0, 1, 0, 1));

        Assert.Contains("makes 1", Assert.Throws<MethodSettingsException>(() => method.Forward(Batch(16), progress)).Message, StringComparison.Ordinal);
        Assert.Contains("24 pixels", Assert.Throws<MethodSettingsException>(() => method.Forward(Batch(16, 16, 24), progress)).Message, StringComparison.Ordinal);
    }

    private static Tensor Student(DINO method, Tensor view, Tensor prototypes)
    {
        // Both views of this batch are the small one: what the student says of the first stands in Observed.
        var batch = new ViewBatch([view, view], Tensor.Arange(4, dtype: DType.Int64));
        return method.Forward(batch, new TrainingProgress(0, 2, 0, 1)).Observed!.First.Matmul(prototypes.T);
    }

    private static DINO Build()
    {
        var encoder = Encoder();
        return new DINO(Small, encoder);
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
