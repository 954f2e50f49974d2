using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>MACL: SimCLR whose temperature follows how well the views already agree, and whose gradient does not fade with it.</summary>
/// <remarks>
/// Huang et al., ICML 2023, arXiv 2207.07874, section 4. Deviations: as for SimCLR, whose views, projector and optimizer it takes.
/// </remarks>
public sealed class MACL : Method<ViewBatch>, IMethod<MACL, MACLOptions, ViewBatch>
{
    private readonly MACLOptions _options;
    private readonly Backbone _encoder;
    private readonly Mlp _projector;

    /// <summary>MACL around an encoder, with a fresh projector.</summary>
    /// <param name="options">Temperature and projector widths.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    public MACL(MACLOptions options, Backbone encoder)
    {
        _options = options;
        _encoder = Child("encoder", encoder);
        _projector = Child("projector", ContrastiveHeads.Normed(encoder, options.HiddenWidth, options.EmbeddingWidth));
    }

    /// <inheritdoc/>
    public static string Name => "macl";

    /// <inheritdoc/>
    public static string Family => "contrastive";

    /// <inheritdoc/>
    public static string Summary => "SimCLR whose temperature follows how well the views agree already.";

    /// <inheritdoc/>
    public static string Paper => "Huang et al., ICML 2023, arXiv:2207.07874";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static MACLOptions DefaultOptions(RecipeContext context) => new();

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.SimCLR(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => context.IsSmall
        ? OptimizerRecipes.SmallPictures(context)
        : OptimizerRecipes.LargeBatches(0.075 * Math.Sqrt(context.GlobalBatch));

    /// <inheritdoc/>
    public static MACL Create(MACLOptions options, RecipeContext context, Backbone backbone) => new(options, backbone);

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var h = _encoder.Forward(batch.StackedPair);                        // 2N x D
        var z = _projector.Forward(h);                                      // 2N x E
        var (zA, zB) = (z.Narrow(0, 0, batch.Count), z.Narrow(0, batch.Count, batch.Count));

        var loss = ModelAwareContrast.Loss(zA, zB, _options.Temperature, _options.Alpha, _options.Alignment);
        return Loss.Of(loss).Observing(h, zA, zB);
    }
}
