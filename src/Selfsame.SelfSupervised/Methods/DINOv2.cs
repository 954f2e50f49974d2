using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.Nn.Schedules;
using Selfsame.SelfSupervised.Clustering;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Masking;
using Selfsame.SelfSupervised.Teachers;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>DINOv2: the losses of DINO and iBOT with heads of their own, prototypes used equally, and class tokens kept apart.</summary>
/// <remarks>
/// Oquab et al.: DINOv2, TMLR 2024, arXiv 2304.07193, section 4. Deviations: the mask token has the whole learning rate (in the published code that of
/// the patch embedding's layer); masks are drawn for each view by itself, as in iBOT, not shared out over the batch; pictures keep one size (the paper ends at a larger one); warm-ups take at most 30 % (the teacher's temperature) and 10 % (the learning rate)
/// of the epochs. Up to 64 px the head is smaller, the learning rate that of <see cref="IBOT"/>, the same in all layers, and the teacher's temperature 0.04 throughout, as there. With
/// <see cref="TeacherCentering.RunningMean"/> it is the published code's default.
/// </remarks>
public sealed class DINOv2 : Method<ViewBatch>, IMethod<DINOv2, DINOv2Options, ViewBatch>
{
    private readonly DINOv2Options _options;
    private readonly Backbone _encoder;
    private readonly MaskedDistillation _distillation;
    private readonly Center _center;
    private readonly Center _patchCenter;

    /// <summary>DINOv2 around a transformer, with fresh heads and teachers equal to encoder and heads.</summary>
    /// <param name="options">Heads, temperatures, masks.</param>
    /// <param name="encoder">An encoder of tokens.</param>
    public DINOv2(DINOv2Options options, Backbone encoder)
    {
        var head = new DinoHeadOptions
        {
            InputWidth = encoder.FeatureCount,
            HiddenWidth = options.HiddenWidth,
            BottleneckWidth = options.BottleneckWidth,
            OutputWidth = options.Prototypes,
            NormalizePrototypes = options.NormalizePrototypes,
        };
        _options = options;
        _encoder = encoder;
        _distillation = Child("", new MaskedDistillation(encoder, head, options.SharedHead));
        _center = Child("center", new Center(options.Prototypes, options.CenterMomentum));
        _patchCenter = Child("patch_center", new Center(options.Prototypes, options.CenterMomentum));
    }

    /// <inheritdoc/>
    public static string Name => "dinov2";

    /// <inheritdoc/>
    public static string Family => "self-distillation";

    /// <inheritdoc/>
    public static string Summary => "The losses of DINO and iBOT together, prototypes used equally, and class tokens of a batch kept apart.";

    /// <inheritdoc/>
    public static string Paper => "Oquab et al., TMLR 2024, arXiv:2304.07193";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static DINOv2Options DefaultOptions(RecipeContext context) => context.IsSmall
        ? new()
        {
            Prototypes = 1024,
            HiddenWidth = 512,
            BottleneckWidth = 128,
            TeacherTemperature = 0.04,
            TeacherTemperatureWarmupEpochs = TeacherWarmup.Epochs(context, 30),
        }
        : new() { TeacherTemperatureWarmupEpochs = TeacherWarmup.Epochs(context, 30) };

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.DINOv2(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) =>
        OptimizerRecipes.Transformers(context, context.IsSmall ? 5e-4 * context.GlobalBatch / 256 : 4e-3 * Math.Sqrt(context.GlobalBatch / 1024.0)) with
        {
            LayerDecay = context.IsSmall ? 1 : 0.9,
            PatchEmbeddingScale = context.IsSmall ? 1 : 0.2,
        };

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">The teacher would not be sharper than the student, or the shares of hidden patches are exchanged.</exception>
    public static DINOv2 Create(DINOv2Options options, RecipeContext context, Backbone backbone)
    {
        TeacherWarmup.Check(Name, Math.Max(options.TeacherTemperature, options.WarmupTeacherTemperature), options.StudentTemperature);
        MethodSettingsException.Require(
            options.MaskRatioMinimum <= options.MaskRatioMaximum,
            $"{Name}: maskRatioMinimum {options.MaskRatioMinimum} is larger than maskRatioMaximum {options.MaskRatioMaximum}.");
        return new DINOv2(options, backbone);
    }

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">There is one view only, or a local crop is larger than the global ones.</exception>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        MultiCrop.Check(Name, batch);
        var (n, views) = (batch.Count, batch.Views.Count);
        var freeze = progress.Epoch < _options.FrozenPrototypeEpochs;
        var x = batch.StackedPair;                                                                     // 2N x C x H x W
        var masks = _distillation.Masks(x, _options.MaskProbability, _options.MaskRatioMinimum, _options.MaskRatioMaximum); // 2N x P, R hidden
        var (teacher, teacherPatches) = Teach(x, masks, Temperature(progress.Epoch));                  // 2N x K, R x K
        var student = _distillation.Learn(batch, x, masks, freeze);                                    // VN x K, R x K

        var between = CrossViewEntropy.Mean(teacher.Chunk(2), student.Classes.Chunk(views), _options.StudentTemperature);
        var within = PatchLoss.Loss(teacherPatches, student.Patches, masks.Weights, _options.StudentTemperature);
        var apart = KoLeo.Loss(student.Features.Narrow(0, 0, n)) + KoLeo.Loss(student.Features.Narrow(0, n, n));
        return Loss.Of(between + (within * _options.PatchWeight) + (apart * _options.KoLeoWeight))
                   .With("class", between)
                   .With("patch", within)
                   .With("koleo", apart)
                   .Observing(student.Features.Narrow(0, 0, 2 * n), student.Embeddings.Narrow(0, 0, n), student.Embeddings.Narrow(0, n, n));
    }

    /// <inheritdoc/>
    public override void AfterOptimizerStep(TrainingProgress progress) =>
        _distillation.Follow(Schedule.Cosine(_options.TeacherMomentum, 1, progress.TotalSteps).At(progress.Step));

    private double Temperature(int epoch) => TeacherWarmup.Temperature(
        _options.WarmupTeacherTemperature, _options.TeacherTemperature, _options.TeacherTemperatureWarmupEpochs, epoch);

    // What the teacher believes of whole views and of hidden patches; centres move after they were used.
    private (Tensor Classes, Tensor Patches) Teach(Tensor x, PatchMasks masks, double temperature)
    {
        using var noGrad = new NoGrad();
        var (classes, patches) = _distillation.Teach(x, masks);                                        // 2N x K, R x K
        (classes, patches) = (classes.AtLeastFloat32(), patches.AtLeastFloat32());
        if (_options.Centering == TeacherCentering.Sinkhorn)
        {
            return (noGrad.Keep(SinkhornKnopp.Assign(classes, temperature)), noGrad.Keep(SinkhornKnopp.Assign(patches, temperature)));
        }

        var (ofClasses, ofPatches) = (_center.Probabilities(classes, temperature), _patchCenter.Probabilities(patches, temperature));
        _center.Follow(classes);
        _patchCenter.Follow(patches);
        return (noGrad.Keep(ofClasses), noGrad.Keep(ofPatches));
    }
}
