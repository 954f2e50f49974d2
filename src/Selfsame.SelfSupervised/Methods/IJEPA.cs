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

/// <summary>I-JEPA: from a part of a picture, predict what a slow encoder of the whole picture makes of other parts; in features, not pixels.</summary>
/// <remarks>
/// Assran et al.: I-JEPA, CVPR 2023, arXiv 2301.08243, section 3. Targets are layer-normed, as in the published code. Deviations: the
/// transformer has a class token (the paper's has none), which takes part in the context but is neither predicted nor read; the features are the mean of
/// the patch tokens, as the paper evaluates, but of the context's encoder (the paper takes the target's, which in a short run has hardly moved); the
/// predictor has heads of 32. The warm-up takes at most a tenth of the run. Up to 64 px the predictor is smaller and the target encoder quicker, for
/// which the paper has no setting.
/// </remarks>
public sealed class IJEPA : Method<ViewBatch>, IMethod<IJEPA, IJEPAOptions, ViewBatch>
{
    private readonly IJEPAOptions _options;
    private readonly TargetBlockShape _blocks;
    private readonly Backbone _encoder;
    private readonly PatchPredictor _predictor;
    private readonly MomentumTeacher<Backbone> _teacherEncoder;

    /// <summary>I-JEPA around a transformer, with a fresh predictor and a target encoder equal to the encoder.</summary>
    /// <param name="options">Predictor and blocks.</param>
    /// <param name="encoder">An encoder of tokens; its positions become fixed where the options say so.</param>
    public IJEPA(IJEPAOptions options, Backbone encoder)
    {
        _options = options;
        _blocks = new TargetBlockShape
        {
            Targets = options.Targets,
            TargetScale = (options.TargetScaleMinimum, options.TargetScaleMaximum),
            ContextScale = (options.ContextScaleMinimum, options.ContextScaleMaximum),
        };
        _encoder = Child("encoder", encoder);
        if (options.FixedPositions)
        {
            ((ITokenEncoder)encoder).FixPositions();
        }

        _predictor = Child("predictor", new PatchPredictor(
            encoder.FeatureCount, options.PredictorWidth, options.PredictorDepth, ((ITokenEncoder)encoder).PatchCount));
        _teacherEncoder = Child("teacher_encoder", new MomentumTeacher<Backbone>(encoder, encoder.Twin()));
    }

    /// <inheritdoc/>
    public static string Name => "i-jepa";

    /// <inheritdoc/>
    public static string Family => "prediction";

    /// <inheritdoc/>
    public static string Summary => "From a part of a picture, predict a slow encoder's features of other parts.";

    /// <inheritdoc/>
    public static string Paper => "Assran et al., CVPR 2023, arXiv:2301.08243";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public static TokenPooling Pooling => TokenPooling.PatchMean;

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static IJEPAOptions DefaultOptions(RecipeContext context) => context.IsSmall
        ? new() { PredictorWidth = 48, PredictorDepth = 2, TeacherMomentum = 0.99 }
        : new();

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.IJEPA(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) =>
        OptimizerRecipes.Transformers(context, (context.IsSmall ? 1e-3 : 1.25e-4) * context.GlobalBatch / 256, warmupEpochs: 15) with { ClipGradientNorm = null };

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">The predictor's width has no positions, or smallest and largest shares are exchanged.</exception>
    public static IJEPA Create(IJEPAOptions options, RecipeContext context, Backbone backbone)
    {
        MethodSettingsException.Require(
            options.PredictorWidth % 4 == 0, $"{Name}: method.predictorWidth must be divisible by 4, for its positions, but is {options.PredictorWidth}.");
        MethodSettingsException.Require(
            options.TargetScaleMinimum <= options.TargetScaleMaximum && options.ContextScaleMinimum <= options.ContextScaleMaximum,
            $"{Name}: the smallest share of target ({options.TargetScaleMinimum}) or context ({options.ContextScaleMinimum}) is larger than the largest.");
        return new IJEPA(options, backbone);
    }

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">The view has another size than the encoder was made for.</exception>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var x = batch.Views[0];                                                                // N x C x H x W
        var encoder = (ITokenEncoder)_encoder;
        MethodSettingsException.Require(
            x.Size(2) == x.Size(3) && x.Size(2) / encoder.PatchSize * (x.Size(3) / encoder.PatchSize) == encoder.PatchCount,
            $"{Name} predicts at the places of {encoder.PatchCount} patches, but the view has {x.Size(3)} x {x.Size(2)} pixels: make views of the size of imageSize.");
        var blocks = TargetBlocks.Draw(
            batch.Count, ((int)x.Size(2) / encoder.PatchSize, (int)x.Size(3) / encoder.PatchSize), _blocks, x.Device);
        var targets = Targets(x, blocks.Targets);                                              // N x M x T x D, no gradient
        var tokens = encoder.Tokens(x, blocks.Context);                                        // N x (1 + K) x D
        var context = tokens.Narrow(1, 1, tokens.Size(1) - 1);                                 // N x K x D
        var predicted = _predictor.Forward(context, blocks.Context, blocks.Targets).AtLeastFloat32(); // N x M x T x D

        var features = context.Mean([1]);                                                      // N x D
        return Loss.Of(_options.Distance == FeatureDistance.Squared ? predicted.MseLoss(targets) : predicted.SmoothL1Loss(targets))
                   .Observing(features, features, targets.Mean([1, 2]));
    }

    /// <inheritdoc/>
    public override void AfterOptimizerStep(TrainingProgress progress) =>
        _teacherEncoder.Follow(Schedule.Linear(_options.TeacherMomentum, 1, progress.TotalSteps).At(progress.Step));

    // What the target encoder, who sees the whole picture, makes of the patches of each block.
    private Tensor Targets(Tensor x, Tensor places)
    {
        using var noGrad = new NoGrad();
        var (n, m, t) = (places.Size(0), places.Size(1), places.Size(2));
        var tokens = ((ITokenEncoder)_teacherEncoder.Network).Tokens(x).AtLeastFloat32();      // N x (1 + P) x D
        var width = tokens.Size(2);
        var patches = tokens.Narrow(1, 1, tokens.Size(1) - 1).LayerNorm([width]);              // N x P x D
        var chosen = patches.Gather(1, places.Reshape([n, m * t, 1]).Expand([n, m * t, width]));
        return noGrad.Keep(chosen.Reshape([n, m, t, width]));
    }
}
