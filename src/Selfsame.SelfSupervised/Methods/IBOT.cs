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
/// rate) of the epochs. Up to 64 px the head is smaller and the teacher quicker, for which the paper has no setting.
/// </remarks>
public sealed class IBOT : Method<ViewBatch>, IMethod<IBOT, IBOTOptions, ViewBatch>
{
    private readonly IBOTOptions _options;
    private readonly Backbone _encoder;
    private readonly DinoHead _head;
    private readonly DinoHead _patchHead;
    private readonly Tensor _maskToken;
    private readonly MomentumTeacher<Backbone> _teacherEncoder;
    private readonly MomentumTeacher<DinoHead> _teacherHead;
    private readonly MomentumTeacher<DinoHead> _teacherPatchHead;
    private readonly Center _center;
    private readonly Center _patchCenter;

    /// <summary>iBOT around a transformer, with fresh heads and teachers equal to encoder and heads.</summary>
    /// <param name="options">Heads, temperatures, masks.</param>
    /// <param name="encoder">An encoder of tokens.</param>
    public IBOT(IBOTOptions options, Backbone encoder)
    {
        var headOptions = new DinoHeadOptions
        {
            InputWidth = encoder.FeatureCount,
            HiddenWidth = options.HiddenWidth,
            BottleneckWidth = options.BottleneckWidth,
            OutputWidth = options.Prototypes,
            NormalizePrototypes = options.NormalizePrototypes,
        };
        _options = options;
        _encoder = Child("encoder", encoder);
        _head = Child("head", new DinoHead(headOptions));
        _patchHead = options.SharedHead ? _head : Child("patch_head", new DinoHead(headOptions));
        _maskToken = Parameter("mask_token", Tensor.Zeros([encoder.FeatureCount]));
        _teacherEncoder = Child("teacher_encoder", new MomentumTeacher<Backbone>(encoder, encoder.Twin()));
        _teacherHead = Child("teacher_head", new MomentumTeacher<DinoHead>(_head, new DinoHead(headOptions)));
        _teacherPatchHead = options.SharedHead
            ? _teacherHead
            : Child("teacher_patch_head", new MomentumTeacher<DinoHead>(_patchHead, new DinoHead(headOptions)));
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
            TeacherMomentum = 0.99,
            TeacherTemperatureWarmupEpochs = TeacherWarmup.Epochs(context, 30),
        }
        : new() { TeacherTemperatureWarmupEpochs = TeacherWarmup.Epochs(context, 30) };

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.IBOT(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => OptimizerRecipes.Transformers(context, 5e-4);

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
        var n = batch.Count;
        var freeze = progress.Epoch < _options.FrozenPrototypeEpochs;
        var x = batch.StackedPair;                                                                       // 2N x C x H x W
        var masks = Masks(x);                                                                            // 2N x P, R hidden
        var (teacher, teacherPatches) = Teach(x, masks, Temperature(progress.Epoch));                      // 2N x K, R x K

        var tokens = ((ITokenEncoder)_encoder).Tokens(x, masks.Mask, _maskToken);                        // 2N x (1 + P) x D
        var classes = ClassTokens(tokens, batch);                                                        // VN x D
        var z = _head.Bottleneck(classes);                                                               // VN x E
        var student = _head.Scores(z, freeze);                                                           // VN x K
        var patches = _patchHead.Forward(tokens.Reshape([-1, tokens.Size(2)]).IndexSelect(0, masks.Rows), freeze); // R x K

        var between = CrossViewEntropy.Mean(teacher.Chunk(2), student.Chunk(batch.Views.Count), _options.StudentTemperature);
        var within = PatchLoss.Loss(teacherPatches, patches, masks.Weights, _options.StudentTemperature);
        return Loss.Of(between + (within * _options.PatchWeight))
                   .With("class", between)
                   .With("patch", within)
                   .Observing(classes.Narrow(0, 0, 2 * n), z.Narrow(0, 0, n), z.Narrow(0, n, n));
    }

    /// <inheritdoc/>
    public override void AfterOptimizerStep(TrainingProgress progress)
    {
        var momentum = Schedule.Cosine(_options.TeacherMomentum, 1, progress.TotalSteps).At(progress.Step);
        _teacherEncoder.Follow(momentum);
        _teacherHead.Follow(momentum);
        if (!_options.SharedHead)
        {
            _teacherPatchHead.Follow(momentum);
        }
    }

    private double Temperature(int epoch) => TeacherWarmup.Temperature(
        _options.WarmupTeacherTemperature, _options.TeacherTemperature, _options.TeacherTemperatureWarmupEpochs, epoch);

    private PatchMasks Masks(Tensor x)
    {
        var side = ((ITokenEncoder)_encoder).PatchSize;
        return PatchMasks.Draw(
            x.Size(0),
            ((int)x.Size(2) / side, (int)x.Size(3) / side),
            _options.MaskProbability,
            (_options.MaskRatioMinimum, _options.MaskRatioMaximum),
            x.Device);
    }

    // What the teacher believes of whole views and of hidden patches, before the centres move on.
    private (Tensor Classes, Tensor Patches) Teach(Tensor x, PatchMasks masks, double temperature)
    {
        using var noGrad = new NoGrad();
        var tokens = ((ITokenEncoder)_teacherEncoder.Network).Tokens(x);                                 // 2N x (1 + P) x D
        var classes = _teacherHead.Network.Forward(tokens.Select(1, 0));                                 // 2N x K
        var hidden = tokens.Reshape([-1, tokens.Size(2)]).IndexSelect(0, masks.Rows);                    // R x D
        var patches = _teacherPatchHead.Network.Forward(hidden);                                         // R x K
        var (ofClasses, ofPatches) = (_center.Probabilities(classes, temperature), _patchCenter.Probabilities(patches, temperature));
        _center.Follow(classes);
        _patchCenter.Follow(patches);
        return (noGrad.Keep(ofClasses), noGrad.Keep(ofPatches));
    }

    private Tensor ClassTokens(Tensor globals, ViewBatch batch)
    {
        var classes = globals.Select(1, 0);                                                              // 2N x D
        var locals = batch.Views.Count - 2;
        return locals == 0
            ? classes
            : Tensor.Cat([classes, ((ITokenEncoder)_encoder).Tokens(batch.Stack(2, locals)).Select(1, 0)], 0); // VN x D
    }
}
