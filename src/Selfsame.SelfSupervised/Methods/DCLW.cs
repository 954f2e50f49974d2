using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>DCLW: DCL in which a pair whose views lie far apart pulls harder.</summary>
/// <remarks>
/// Yeh et al., ECCV 2022, arXiv 2110.06848, section 3.2. Deviations: as for SimCLR, whose views, projector and optimizer it takes; the temperature is 0.1 at
/// every size; the weights are constants of the step, as in lightly, where the paper does not say (<c>WeightGradient = true</c> lets the gradient through, as
/// raminnakhli's code does).
/// </remarks>
public sealed class DCLW : Method<ViewBatch>, IMethod<DCLW, DCLWOptions, ViewBatch>
{
    private readonly DCLWOptions _options;
    private readonly Backbone _encoder;
    private readonly Mlp _projector;

    /// <summary>DCLW around an encoder, with a fresh projector.</summary>
    /// <param name="options">Temperature and projector widths.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    public DCLW(DCLWOptions options, Backbone encoder)
    {
        _options = options;
        _encoder = Child("encoder", encoder);
        _projector = Child("projector", ContrastiveHeads.Normed(encoder, options.HiddenWidth, options.EmbeddingWidth));
    }

    /// <inheritdoc/>
    public static string Name => "dclw";

    /// <inheritdoc/>
    public static string Family => "contrastive";

    /// <inheritdoc/>
    public static string Summary => "DCL in which a pair whose views lie far apart pulls harder.";

    /// <inheritdoc/>
    public static string Paper => "Yeh et al., ECCV 2022, arXiv:2110.06848";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static DCLWOptions DefaultOptions(RecipeContext context) => new();

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.SimCLR(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => context.IsSmall
        ? OptimizerRecipes.SmallPictures(context)
        : OptimizerRecipes.LargeBatches(0.075 * Math.Sqrt(context.GlobalBatch));

    /// <inheritdoc/>
    public static DCLW Create(DCLWOptions options, RecipeContext context, Backbone backbone) => new(options, backbone);

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var h = _encoder.Forward(batch.StackedPair);                        // 2N x D
        var z = _projector.Forward(h);                                      // 2N x E
        var (zA, zB) = (z.Narrow(0, 0, batch.Count), z.Narrow(0, batch.Count, batch.Count));

        var loss = DecoupledContrast.Weighted(
            zA, zB, _options.Temperature, _options.Sigma, _options.BothViews, _options.WeightGradient);
        return Loss.Of(loss).Observing(h, zA, zB);
    }
}
