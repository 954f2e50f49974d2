using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.Nn.Schedules;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Teachers;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>DINO: a student says of every crop what its own slow average, the teacher, says of another large crop.</summary>
/// <remarks>
/// Caron et al., ICCV 2021, arXiv 2104.14294, Algorithm 1 with multi-crop. Deviations: the mean over pairs of views is taken, as in the published
/// code, where equation 3 sums; the number of prototypes grows with the data set (65536 from 500,000 pictures on); warm-ups take at most 30 % (the
/// teacher's temperature) and 10 % (the learning rate) of the epochs; at 32 px residual networks have batch norm in the head and a
/// teacher's momentum from 0.99, as in lightly's CIFAR benchmark, but are trained by Adam, as SGD hardly left the start in short runs.
/// </remarks>
public sealed class DINO : Method<ViewBatch>, IMethod<DINO, DINOOptions, ViewBatch>
{
    private readonly DINOOptions _options;
    private readonly Backbone _encoder;
    private readonly DinoHead _projector;
    private readonly MomentumTeacher<Backbone> _teacherEncoder;
    private readonly MomentumTeacher<DinoHead> _teacherProjector;
    private readonly Center _center;

    /// <summary>DINO around an encoder, with a fresh head and a teacher equal to the student.</summary>
    /// <param name="options">Temperatures, momenta and the shape of the head.</param>
    /// <param name="encoder">Any encoder that gives N x D; a transformer must take pictures of every size of the views.</param>
    public DINO(DINOOptions options, Backbone encoder)
    {
        _options = options;
        var head = new DinoHeadOptions
        {
            InputWidth = encoder.FeatureCount,
            HiddenWidth = options.HiddenWidth,
            BottleneckWidth = options.BottleneckWidth,
            OutputWidth = options.Prototypes,
            BatchNorm = options.HeadBatchNorm,
            NormalizePrototypes = options.NormalizePrototypes,
        };
        _encoder = Child("encoder", encoder);
        _projector = Child("projector", new DinoHead(head));
        _teacherEncoder = Child("teacher_encoder", new MomentumTeacher<Backbone>(encoder, encoder.Twin()));
        _teacherProjector = Child("teacher_projector", new MomentumTeacher<DinoHead>(_projector, new DinoHead(head)));
        _center = Child("center", new Center(options.Prototypes, options.CenterMomentum));
    }

    /// <inheritdoc/>
    public static string Name => "dino";

    /// <inheritdoc/>
    public static string Family => "self-distillation";

    /// <inheritdoc/>
    public static string Summary => "A student says of every crop what its slow average says of another large crop.";

    /// <inheritdoc/>
    public static string Paper => "Caron et al., ICCV 2021, arXiv:2104.14294";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static DINOOptions DefaultOptions(RecipeContext context) => new()
    {
        Prototypes = PrototypesFor(context.SampleCount),
        TeacherTemperatureWarmupEpochs = TeacherWarmup.Epochs(context, 30),
        TeacherMomentum = context.IsSmall ? 0.99 : 0.996,
        HeadBatchNorm = context.IsSmall && context.Backbone == BackboneFamily.ResNet,
        HiddenWidth = context.Backbone == BackboneFamily.ResNet ? OptimizerRecipes.HeadWidth(context, 2048) : 2048,
    };

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.DINO(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context)
    {
        if (context.Backbone == BackboneFamily.VisionTransformer)
        {
            return OptimizerRecipes.Transformers(context, 5e-4 * context.GlobalBatch / 256);
        }

        return context switch
        {
            _ when OptimizerRecipes.IsShort(context) => OptimizerRecipes.ShortRun(context),
            { IsSmall: true } => OptimizerRecipes.SmallPicturesAdam(context),
            _ => new OptimizerOptions
            {
                Kind = OptimizerKind.Sgd,
                LearningRate = 0.03 * context.GlobalBatch / 256,
                WarmupEpochs = OptimizerRecipes.Warmup(context, 10),
                WeightDecay = 1e-4,
                ExcludeBiasAndNormFromDecay = true,
            },
        };
    }

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">The teacher would not be sharper than the student.</exception>
    public static DINO Create(DINOOptions options, RecipeContext context, Backbone backbone)
    {
        TeacherWarmup.Check(Name, Math.Max(options.TeacherTemperature, options.WarmupTeacherTemperature), options.StudentTemperature);
        return new DINO(options, backbone);
    }

    /// <summary>The teacher's temperature in an epoch: a straight rise over the warm-up, then constant.</summary>
    /// <param name="options">Both temperatures and the length of the warm-up.</param>
    /// <param name="epoch">From 0.</param>
    public static double TeacherTemperature(DINOOptions options, int epoch) => TeacherWarmup.Temperature(
        options.WarmupTeacherTemperature, options.TeacherTemperature, options.TeacherTemperatureWarmupEpochs, epoch);

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">There is one view only, or a local crop is larger than the global ones.</exception>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        MultiCrop.Check(Name, batch);
        var (n, views) = (batch.Count, batch.Views.Count);
        var h = MultiCrop.Encode(_encoder, batch);                                                        // VN x D
        var z = _projector.Bottleneck(h);                                                                 // VN x E, unit length
        var student = _projector.Scores(z, freezePrototypes: progress.Epoch < _options.FrozenPrototypeEpochs); // VN x K
        var teacher = Teach(batch.StackedPair, TeacherTemperature(_options, progress.Epoch));             // 2N x K

        return Loss.Of(CrossViewEntropy.Mean(teacher.Chunk(2), student.Chunk(views), _options.StudentTemperature))
                   .Observing(h.Narrow(0, 0, 2 * n), z.Narrow(0, 0, n), z.Narrow(0, n, n));
    }

    /// <inheritdoc/>
    public override void AfterOptimizerStep(TrainingProgress progress)
    {
        var momentum = Schedule.Cosine(_options.TeacherMomentum, 1, progress.TotalSteps).At(progress.Step);
        _teacherEncoder.Follow(momentum);
        _teacherProjector.Follow(momentum);
    }

    // Centred and sharpened beliefs; the centre moves after it was used.
    private Tensor Teach(Tensor large, double temperature)
    {
        using var noGrad = new NoGrad();
        var logits = _teacherProjector.Network.Forward(_teacherEncoder.Network.Forward(large)).AtLeastFloat32(); // 2N x K
        var beliefs = _center.Probabilities(logits, temperature);
        _center.Follow(logits);
        return noGrad.Keep(beliefs);
    }

    // lightly-train's rule: a small set cannot fill many prototypes.
    private static int PrototypesFor(int samples) => samples switch
    {
        < 20_000 => 1024,
        < 50_000 => 2048,
        < 100_000 => 4096,
        < 200_000 => 16384,
        < 500_000 => 32768,
        _ => 65536,
    };
}
