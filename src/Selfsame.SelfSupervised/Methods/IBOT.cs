using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.Nn.Schedules;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Masking;
using Selfsame.SelfSupervised.Teachers;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>iBOT: DINO between views, and the same within a view: what a teacher believes of patches that the student does not see.</summary>
/// <remarks>
/// Zhou et al.: iBOT, ICLR 2022, arXiv 2111.07832, Algorithm 1. Deviations: the teacher's head looks at hidden patches only, so that the patches' centre
/// is their mean and not that of all patches (as in lightly and DINOv2; the head would otherwise cost more than the encoder); one temperature
/// schedule for both losses, whose values are the same in the paper; warm-ups take at most 30 % (the teacher's temperature) and 10 % (the learning
/// rate) of the epochs. Up to 64 px the head is smaller, the teacher quicker and its temperature 0.04 throughout (at 0.07 a few hundred steps end with
/// all prototypes believed equally), for which the paper has no setting.
/// </remarks>
public sealed class IBOT : Method<ViewBatch>, IMethod<IBOT, IBOTOptions, ViewBatch>
{
    private readonly IBOTOptions _options;
    private readonly Backbone _encoder;
    private readonly MaskedDistillation _distillation;
    private readonly Center _center;
    private readonly Center _patchCenter;

    /// <summary>iBOT around a transformer, with fresh heads and teachers equal to encoder and heads.</summary>
    /// <param name="options">Heads, temperatures, masks.</param>
    /// <param name="encoder">An encoder of tokens.</param>
    public IBOT(IBOTOptions options, Backbone encoder)
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
    public static string Name => "ibot";

    /// <inheritdoc/>
    public static string Family => "self-distillation";

    /// <inheritdoc/>
    public static string Summary => "DINO, and within a view the student tells what its teacher sees in patches that are hidden from it.";

    /// <inheritdoc/>
    public static string Paper => "Zhou et al., ICLR 2022, arXiv:2111.07832";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static IBOTOptions DefaultOptions(RecipeContext context) => context.IsSmall
        ? new()
        {
            Prototypes = 1024,
            HiddenWidth = 512,
            BottleneckWidth = 128,
            TeacherTemperature = 0.04,
            TeacherMomentum = 0.99,
            TeacherTemperatureWarmupEpochs = TeacherWarmup.Epochs(context, 30),
        }
        : new() { TeacherTemperatureWarmupEpochs = TeacherWarmup.Epochs(context, 30) };

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.IBOT(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) =>
        OptimizerRecipes.Transformers(context, 5e-4 * context.GlobalBatch / 256);

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">The teacher would not be sharper than the student, or the shares of hidden patches are exchanged.</exception>
    public static IBOT Create(IBOTOptions options, RecipeContext context, Backbone backbone)
    {
        TeacherWarmup.Check(Name, Math.Max(options.TeacherTemperature, options.WarmupTeacherTemperature), options.StudentTemperature);
        MethodSettingsException.Require(
            options.MaskRatioMinimum <= options.MaskRatioMaximum,
            $"{Name}: maskRatioMinimum {options.MaskRatioMinimum} is larger than maskRatioMaximum {options.MaskRatioMaximum}.");
        return new IBOT(options, backbone);
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
        return Loss.Of(between + (within * _options.PatchWeight))
                   .With("class", between)
                   .With("patch", within)
                   .Observing(student.Features.Narrow(0, 0, 2 * n), student.Embeddings.Narrow(0, 0, n), student.Embeddings.Narrow(0, n, n));
    }

    /// <inheritdoc/>
    public override void AfterOptimizerStep(TrainingProgress progress) =>
        _distillation.Follow(Schedule.Cosine(_options.TeacherMomentum, 1, progress.TotalSteps).At(progress.Step));

    private double Temperature(int epoch) => TeacherWarmup.Temperature(
        _options.WarmupTeacherTemperature, _options.TeacherTemperature, _options.TeacherTemperatureWarmupEpochs, epoch);

    // What the teacher believes of whole views and of hidden patches; the centres move after they were used.
    private (Tensor Classes, Tensor Patches) Teach(Tensor x, PatchMasks masks, double temperature)
    {
        using var noGrad = new NoGrad();
        var (classes, patches) = _distillation.Teach(x, masks);                                        // 2N x K, R x K
        (classes, patches) = (classes.AtLeastFloat32(), patches.AtLeastFloat32());
        var (ofClasses, ofPatches) = (_center.Probabilities(classes, temperature), _patchCenter.Probabilities(patches, temperature));
        _center.Follow(classes);
        _patchCenter.Follow(patches);
        return (noGrad.Keep(ofClasses), noGrad.Keep(ofPatches));
    }
}
