using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>VICReg: views agree (invariance), every dimension varies over the batch (variance), and no two vary together (covariance).</summary>
/// <remarks>
/// Bardes et al., ICLR 2022, arXiv 2105.04906, equations 1 to 6 and Algorithm 1. The variance term is the mean over the two views, as in the official
/// code; the paper's equation 6 has their sum, as has solo-learn: <see cref="VICRegOptions.SumVariances"/>. Deviations: both views pass in one batch, so
/// that they share batch-norm statistics; at 32 px the projector is 2048 wide and the optimizer LARS, as in solo-learn's CIFAR recipe.
/// </remarks>
public sealed class VICReg : Method<ViewBatch>, IMethod<VICReg, VICRegOptions, ViewBatch>
{
    private readonly VICRegOptions _options;
    private readonly Backbone _encoder;
    private readonly Mlp _projector;

    /// <summary>VICReg around an encoder, with a fresh projector.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    public VICReg(VICRegOptions options, Backbone encoder)
    {
        _options = options;
        _encoder = Child("encoder", encoder);
        _projector = Child("projector", new Mlp(new MlpOptions
        {
            Widths = [encoder.FeatureCount, options.ProjectorWidth, options.ProjectorWidth, options.ProjectorWidth],
            OutputBias = false,
        }));
    }

    /// <inheritdoc/>
    public static string Name => "vicreg";

    /// <inheritdoc/>
    public static string Family => "redundancy reduction";

    /// <inheritdoc/>
    public static string Summary => "Views agree (invariance), every dimension varies over the batch (variance), and no two vary together (covariance).";

    /// <inheritdoc/>
    public static string Paper => "Bardes et al., ICLR 2022, arXiv:2105.04906";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static VICRegOptions DefaultOptions(RecipeContext context) => new() { ProjectorWidth = OptimizerRecipes.HeadWidth(context, context.IsSmall ? 2048 : 8192) };

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
    public static VICReg Create(VICRegOptions options, RecipeContext context, Backbone backbone) => new(options, backbone);

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var h = _encoder.Forward(batch.StackedPair);                        // 2N x D
        var z = _projector.Forward(h);                                      // 2N x E
        var (zA, zB) = (z.Narrow(0, 0, batch.Count), z.Narrow(0, batch.Count, batch.Count));
        var invariance = zA.AtLeastFloat32().MseLoss(zB.AtLeastFloat32());
        var variance = (VarianceCovariance.Variance(zA) + VarianceCovariance.Variance(zB)) / (_options.SumVariances ? 1.0 : 2.0);
        var covariance = VarianceCovariance.Covariance(zA) + VarianceCovariance.Covariance(zB);

        return Loss.Of(_options.InvarianceWeight * invariance + _options.VarianceWeight * variance + _options.CovarianceWeight * covariance)
                   .With("invariance", invariance).With("variance", variance).With("covariance", covariance)
                   .Observing(h, zA, zB);
    }
}
