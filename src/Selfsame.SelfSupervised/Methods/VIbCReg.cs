using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>VIbCReg: vICReg with better covariance: normalised, so that its weight holds for any width, and whitened embeddings.</summary>
/// <remarks>
/// Lee and Aung, 2021, arXiv 2109.00783. The variance terms of both views are summed, as there. Deviations: both views pass in one batch, so that
/// they share the statistics of batch norm and whitening; whitening in 64 groups with a scale and a shift and, at 32 px, LARS are those of solo-learn.
/// </remarks>
public sealed class VIbCReg : Method<ViewBatch>, IMethod<VIbCReg, VIbCRegOptions, ViewBatch>
{
    private readonly VIbCRegOptions _options;
    private readonly Backbone _encoder;
    private readonly Mlp _projector;
    private readonly IterativeNorm? _whitening;

    /// <summary>VIbCReg around an encoder, with a fresh projector.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    /// <exception cref="MethodSettingsException">The groups do not divide the width.</exception>
    public VIbCReg(VIbCRegOptions options, Backbone encoder)
    {
        MethodSettingsException.Require(
            options.ProjectorWidth % options.WhiteningGroups == 0,
            $"vibcreg cannot whiten {options.ProjectorWidth} dimensions in {options.WhiteningGroups} equal groups: set method.whiteningGroups to a divisor of method.projectorWidth.");
        _options = options;
        _encoder = Child("encoder", encoder);
        _projector = Child("projector", new Mlp(new MlpOptions
        {
            Widths = [encoder.FeatureCount, options.ProjectorWidth, options.ProjectorWidth, options.ProjectorWidth],
            HiddenBias = true,
        }));
        _whitening = options.IterativeNorm ? Child("whitening", new IterativeNorm(options.ProjectorWidth, options.WhiteningGroups)) : null;
    }

    /// <inheritdoc/>
    public static string Name => "vibcreg";

    /// <inheritdoc/>
    public static string Family => "redundancy reduction";

    /// <inheritdoc/>
    public static string Summary => "VICReg with better covariance: normalised, so that its weight holds for any width, and whitened embeddings.";

    /// <inheritdoc/>
    public static string Paper => "Lee and Aung, 2021, arXiv:2109.00783";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static VIbCRegOptions DefaultOptions(RecipeContext context) => new() { ProjectorWidth = OptimizerRecipes.HeadWidth(context, context.IsSmall ? 2048 : 8192) };

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.VICReg(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => context switch
    {
        _ when OptimizerRecipes.IsShort(context) => OptimizerRecipes.ShortRun(context),
        { IsSmall: true } => OptimizerRecipes.SmallPicturesLars(context, 0.3),
        _ => OptimizerRecipes.LargeBatches(0.2 * context.GlobalBatch / 256),
    };

    /// <inheritdoc/>
    public static VIbCReg Create(VIbCRegOptions options, RecipeContext context, Backbone backbone) => new(options, backbone);

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var h = _encoder.Forward(batch.StackedPair);                        // 2N x D
        var z = Whiten(_projector.Forward(h));                                      // 2N x E
        var (zA, zB) = (z.Narrow(0, 0, batch.Count), z.Narrow(0, batch.Count, batch.Count));
        var invariance = zA.AtLeastFloat32().MseLoss(zB.AtLeastFloat32());
        var variance = VarianceCovariance.Variance(zA) + VarianceCovariance.Variance(zB);
        var covariance = VarianceCovariance.NormalizedCovariance(zA) + VarianceCovariance.NormalizedCovariance(zB);

        return Loss.Of(_options.InvarianceWeight * invariance + _options.VarianceWeight * variance + _options.CovarianceWeight * covariance)
                   .With("invariance", invariance).With("variance", variance).With("covariance", covariance)
                   .Observing(h, zA, zB);
    }

    private Tensor Whiten(Tensor z) => _whitening?.Forward(z) ?? z;
}
