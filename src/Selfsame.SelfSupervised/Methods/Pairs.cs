using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Pairs: what is similar is drawn together, what is not is pushed apart until a margin lies between.</summary>
/// <remarks>
/// Hadsell, Chopra and LeCun, CVPR 2006, section 2.1. From a source that names pairs, with a 1 for similar and a 0 for dissimilar ones, these are taken; from any
/// other, and where all pairs of a batch are similar, row i of both views is a similar pair and other rows are not. Deviations: embeddings have unit
/// length by default, and similar and dissimilar pairs made of views weigh the same in sum, since there are N - 1 times as many of these; views, projector and
/// optimizer are SimCLR's.
/// </remarks>
public sealed class Pairs : Method<ViewBatch>, IMethod<Pairs, PairsOptions, ViewBatch>
{
    private readonly PairsOptions _options;
    private readonly bool _areNamed;
    private readonly Backbone _encoder;
    private readonly Mlp _projector;

    /// <summary>The method around an encoder, with a fresh projector.</summary>
    /// <param name="options">Margin and projector widths.</param>
    /// <param name="context">Whether the source names pairs.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    public Pairs(PairsOptions options, RecipeContext context, Backbone encoder)
    {
        _options = options;
        _areNamed = context.PicturesPerSample == 2;
        _encoder = Child("encoder", encoder);
        _projector = Child("projector", ContrastiveHeads.Normed(encoder, options.HiddenWidth, options.EmbeddingWidth));
    }

    /// <inheritdoc/>
    public static string Name => "pairs";

    /// <inheritdoc/>
    public static string Family => "contrastive";

    /// <inheritdoc/>
    public static string Summary => "Similar pairs are drawn together, dissimilar ones pushed apart up to a margin.";

    /// <inheritdoc/>
    public static string Paper => "Hadsell et al., CVPR 2006, doi:10.1109/CVPR.2006.100";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static PairsOptions DefaultOptions(RecipeContext context) => new()
    {
        // Unrelated directions lie sqrt(2) apart: a smaller margin leaves made pairs alone, and only similar ones move, towards few directions.
        Margin = context.PicturesPerSample == 2 ? 1 : 2,
    };

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.SimCLR(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => context.IsSmall
        ? OptimizerRecipes.SmallPictures(context)
        : OptimizerRecipes.LargeBatches(0.075 * Math.Sqrt(context.GlobalBatch));

    /// <inheritdoc/>
    public static Pairs Create(PairsOptions options, RecipeContext context, Backbone backbone) => new(options, context, backbone);

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var n = batch.Count;
        var h = _encoder.Forward(batch.StackedPair);                        // 2N x D
        var z = _projector.Forward(h);                                      // 2N x E
        z = _options.Normalize ? z.AtLeastFloat32().L2Normalize() : z;
        var (zA, zB) = (z.Narrow(0, 0, n), z.Narrow(0, n, n));

        // Similar pairs alone would draw everything to one point.
        var loss = _areNamed && batch.Labels is { } similar && similar.Min().Item<long>() == 0
            ? MarginContrast.OfPairs(zA, zB, similar, _options.Margin)
            : MarginContrast.WithinBatch(zA, zB, _options.Margin);
        return Loss.Of(loss).Observing(h, zA, zB);
    }
}
