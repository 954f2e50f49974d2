using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Triplets: an anchor must lie nearer to its positive than to a negative, by a margin.</summary>
/// <remarks>
/// Schroff, Kalenichenko and Philbin, CVPR 2015, arXiv 1503.03832 (FaceNet), section 3. From a source that names triplets (anchor, positive, negative) these are
/// taken; from any other every view is an anchor, its other view the positive, and the views of other pictures are the negatives to choose from. Deviations:
/// views, projector and optimizer are SimCLR's; where no negative lies farther away than the positive the farthest is taken.
/// </remarks>
public sealed class Triplet : Method<ViewBatch>, IMethod<Triplet, TripletOptions, ViewBatch>
{
    private readonly TripletOptions _options;
    private readonly bool _areNamed;
    private readonly Backbone _encoder;
    private readonly Mlp _projector;

    /// <summary>The method around an encoder, with a fresh projector.</summary>
    /// <param name="options">Margin, negatives and projector widths.</param>
    /// <param name="context">Whether the source names triplets.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    public Triplet(TripletOptions options, RecipeContext context, Backbone encoder)
    {
        _options = options;
        _areNamed = IsNamed(context);
        _encoder = Child("encoder", encoder);
        _projector = Child("projector", ContrastiveHeads.Normed(encoder, options.HiddenWidth, options.EmbeddingWidth));
    }

    /// <inheritdoc/>
    public static string Name => "triplet";

    /// <inheritdoc/>
    public static string Family => "contrastive";

    /// <inheritdoc/>
    public static string Summary => "An anchor must lie nearer to its positive than to a negative, by a margin.";

    /// <inheritdoc/>
    public static string Paper => "Schroff et al., CVPR 2015, arXiv:1503.03832";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static TripletOptions DefaultOptions(RecipeContext context) => new();

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => IsNamed(context)
        ? ViewRecipes.Triplets(context.ImageSize)
        : ViewRecipes.SimCLR(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => context.IsSmall
        ? OptimizerRecipes.SmallPictures(context)
        : OptimizerRecipes.LargeBatches(0.075 * Math.Sqrt(context.GlobalBatch));

    /// <inheritdoc/>
    public static Triplet Create(TripletOptions options, RecipeContext context, Backbone backbone) => new(options, context, backbone);

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">The source names triplets, but the view recipe makes fewer than three views.</exception>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var n = batch.Count;
        var views = _areNamed ? 3 : 2;
        MethodSettingsException.Require(
            batch.Views.Count >= views, $"The triplet method needs {views} views of each sample, but the view recipe makes {batch.Views.Count}.");
        var h = _encoder.Forward(batch.Stack(0, views));                    // VN x D
        var z = _projector.Forward(h);                                      // VN x E
        var (zA, zB) = (z.Narrow(0, 0, n), z.Narrow(0, n, n));

        var loss = _areNamed
            ? TripletMargin.OfTriplets(zA, zB, z.Narrow(0, 2 * n, n), _options.Margin)
            : TripletMargin.WithinBatch(zA, zB, _options.Margin, _options.Negatives);
        return Loss.Of(loss).Observing(h, zA, zB);
    }

    private static bool IsNamed(RecipeContext context) => context.PicturesPerSample == 3;
}
