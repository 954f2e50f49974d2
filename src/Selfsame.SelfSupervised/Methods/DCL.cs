using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>DCL: SimCLR whose positive does not stand in its own denominator, so that small batches do nearly as well as large ones.</summary>
/// <remarks>
/// Yeh et al., ECCV 2022, arXiv 2110.06848, section 3. Deviations: as for SimCLR, whose views, projector and optimizer it takes; the temperature is 0.1 at
/// every size. <c>BothViews = false</c> is the form of raminnakhli's code.
/// </remarks>
public sealed class DCL : Method<ViewBatch>, IMethod<DCL, DCLOptions, ViewBatch>
{
    private readonly DCLOptions _options;
    private readonly Backbone _encoder;
    private readonly Mlp _projector;

    /// <summary>DCL around an encoder, with a fresh projector.</summary>
    /// <param name="options">Temperature and projector widths.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    public DCL(DCLOptions options, Backbone encoder)
    {
        _options = options;
        _encoder = Child("encoder", encoder);
        _projector = Child("projector", ContrastiveHeads.Normed(encoder, options.HiddenWidth, options.EmbeddingWidth));
    }

    /// <inheritdoc/>
    public static string Name => "dcl";

    /// <inheritdoc/>
    public static string Family => "contrastive";

    /// <inheritdoc/>
    public static string Summary => "SimCLR without the positive in its denominator: good with small batches.";

    /// <inheritdoc/>
    public static string Paper => "Yeh et al., ECCV 2022, arXiv:2110.06848";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static DCLOptions DefaultOptions(RecipeContext context) => new();

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.SimCLR(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => context.IsSmall
        ? OptimizerRecipes.SmallPictures(context)
        : OptimizerRecipes.LargeBatches(0.075 * Math.Sqrt(context.GlobalBatch));

    /// <inheritdoc/>
    public static DCL Create(DCLOptions options, RecipeContext context, Backbone backbone) => new(options, backbone);

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var h = _encoder.Forward(batch.StackedPair);                        // 2N x D
        var z = _projector.Forward(h);                                      // 2N x E
        var (zA, zB) = (z.Narrow(0, 0, batch.Count), z.Narrow(0, batch.Count, batch.Count));

        return Loss.Of(DecoupledContrast.Loss(zA, zB, _options.Temperature, _options.BothViews))
                   .Observing(h, zA, zB);
    }
}
