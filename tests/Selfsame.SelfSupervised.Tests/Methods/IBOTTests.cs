using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Methods;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Methods;

public sealed class IBOTTests
{
    private static readonly TrainingProgress Late = new(15, 20, 3, 5);
    private readonly IBOTOptions _options = new() { Prototypes = 12, HiddenWidth = 16, BottleneckWidth = 8 };

    [Fact]
    public void Recipe_At224Pixels_IsThatOfThePaper()
    {
        var context = new RecipeContext { ImageSize = 224, GlobalBatch = 1024, StepsPerEpoch = 100, TotalSteps = 80_000, Backbone = BackboneFamily.VisionTransformer };
        var (options, optimizer) = (IBOT.DefaultOptions(context), IBOT.DefaultOptimizer(context));

        Assert.Equal(new IBOTOptions(), options);
        Assert.Equal((8192, 30, 0.996, 0.5, 0.1, 0.5), (options.Prototypes, options.TeacherTemperatureWarmupEpochs, options.TeacherMomentum, options.MaskProbability, options.MaskRatioMinimum, options.MaskRatioMaximum));
        Assert.Equal((OptimizerKind.AdamW, 2e-3, 0.04, 0.4, 10.0, 3.0), (optimizer.Kind, optimizer.LearningRate, optimizer.WeightDecay, optimizer.FinalWeightDecay, optimizer.WarmupEpochs, optimizer.ClipGradientNorm));
        Assert.Equal(12, IBOT.DefaultViews(context).Views.Count);
    }

    [Fact]
    public void Recipe_OfAShortRunOn32Pixels_WarmsUpForAPartOfItOnly()
    {
        var context = new RecipeContext { ImageSize = 32, GlobalBatch = 256, StepsPerEpoch = 19, TotalSteps = 190 };

        Assert.Equal((3, 0.04), (IBOT.DefaultOptions(context).TeacherTemperatureWarmupEpochs, IBOT.DefaultOptions(context).TeacherTemperature));
        Assert.Equal(1.0, IBOT.DefaultOptimizer(context).WarmupEpochs);
        Assert.Equal(2, IBOT.DefaultViews(context).Views.Count);
    }

    [Fact]
    public void Create_ConvolutionalBackbone_SaysWhichWouldDo()
    {
        using var scope = new TensorScope();
        var encoder = BackboneCatalog.Create(new BackboneOptions { Name = "resnet18", Width = 8, ImageSize = 32 });

        var error = Assert.Throws<EncoderMismatchException>(() => MethodCatalog.Find("ibot")!.Create(_options, new RecipeContext(), encoder));

        Assert.Equal("ibot cannot train resnet18. It can train vit-nano, vit-tiny, vit-small, vit-base: name one of them (--backbone).", error.Message);
    }

    [Fact]
    public void Create_SettingsThatContradictEachOther_AreRefused()
    {
        using var scope = new TensorScope();

        Assert.Contains("must not exceed", Refusal(_options with { StudentTemperature = 0.05 }), StringComparison.Ordinal);
        Assert.Contains("maskRatioMinimum 0.6 is larger", Refusal(_options with { MaskRatioMinimum = 0.6 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Forward_OneViewOnly_IsRefused()
    {
        using var scope = new TensorScope();
        var batch = new ViewBatch([Tensor.Randn([4, 3, 16, 16])], Tensor.Arange(4, dtype: DType.Int64));

        Assert.Contains("ibot compares 2", Assert.Throws<MethodSettingsException>(() => Build(_options).Forward(batch, Late)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forward_BatchOfOnePicture_HasAFiniteLoss()
    {
        using var scope = new TensorScope();
        var batch = new ViewBatch([Tensor.Randn([1, 3, 16, 16]), Tensor.Randn([1, 3, 16, 16])], Tensor.Arange(1, dtype: DType.Int64));

        Assert.True(double.IsFinite(Build(_options with { MaskProbability = 1e-6 }).Forward(batch, Late).Total.ToDouble()));
    }

    [Fact]
    public void Forward_FirstEpoch_TeachesNoPrototypes()
    {
        using var scope = new TensorScope();
        var method = Build(_options);
        method.Forward(Batch(), new TrainingProgress(0, 20, 0, 5)).Total.Backward();

        Assert.All(method.Parameters().Where(each => each.Name.StartsWith("head.last_layer", StringComparison.Ordinal)), each => Assert.Null(each.Value.Grad));
        Assert.NotNull(method.Parameters().Single(each => each.Name == "mask_token").Value.Grad);
    }

    [Fact]
    public void AfterOptimizerStep_StudentMoved_TeachersFollowAndCentresHaveMoved()
    {
        using var scope = new TensorScope();
        var method = Build(_options with { TeacherMomentum = 0.5, SharedHead = false });
        var student = method.Parameters().Single(each => each.Name == "patch_head.layers.0.weight").Value;
        var teacher = method.Parameters().Single(each => each.Name == "teacher_patch_head.network.layers.0.weight").Value;
        var before = student.ToArray<float>();
        method.Forward(Batch(), Late);
        using (new NoGrad())
        {
            student.Add_(1.0);
            method.AfterOptimizerStep(new TrainingProgress(0, 20, 0, 5));
        }

        Assert.Equal(before[0] + 0.5f, teacher.ToArray<float>()[0], 1e-5f);
        Assert.All(method.Buffers().Where(each => each.Name.EndsWith("center.value", StringComparison.Ordinal)), each => Assert.True(each.Value.Abs().Sum().ToDouble() > 0));
    }

    private static string Refusal(IBOTOptions options) => Assert.Throws<MethodSettingsException>(() =>
        IBOT.Create(options, new RecipeContext(), Encoder())).Message;

    private static IBOT Build(IBOTOptions options)
    {
        Engine.Seed(0);
        return IBOT.Create(options, new RecipeContext(), Encoder());
    }

    private static Backbone Encoder() => BackboneCatalog.Create(new BackboneOptions { Name = "vit-nano", Width = 32, ImageSize = 16 });

    private static ViewBatch Batch() =>
        new([Tensor.Randn([6, 3, 16, 16]), Tensor.Randn([6, 3, 16, 16]), Tensor.Randn([6, 3, 8, 8])], Tensor.Arange(6, dtype: DType.Int64));
}
