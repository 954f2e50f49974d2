using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>SupCon: all pictures of a class are positives of each other. It uses labels.</summary>
/// <remarks>
/// Khosla et al., NeurIPS 2020, arXiv 2004.11362, equation 2 (L_out). Deviations: views and projector are those of SimCLR, where the paper takes
/// AutoAugment's and leaves batch norm out of the projector (short runs then start from embeddings that all point one way); at 32 px the optimizer is
/// SimCLR's too. This is the one contrastive method whose encoder sees labels.
/// </remarks>
public sealed class SupCon : Method<ViewBatch>, IMethod<SupCon, SupConOptions, ViewBatch>
{
    private readonly SupConOptions _options;
    private readonly Backbone _encoder;
    private readonly Mlp _projector;

    /// <summary>SupCon around an encoder, with a fresh projector.</summary>
    /// <param name="options">Temperature and projector widths.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    public SupCon(SupConOptions options, Backbone encoder)
    {
        _options = options;
        _encoder = Child("encoder", encoder);
        _projector = Child("projector", ContrastiveHeads.Normed(encoder, options.HiddenWidth, options.EmbeddingWidth));
    }

    /// <inheritdoc/>
    public static string Name => "supcon";

    /// <inheritdoc/>
    public static string Family => "contrastive";

    /// <inheritdoc/>
    public static string Summary => "All pictures of a class are positives of each other (uses labels).";

    /// <inheritdoc/>
    public static string Paper => "Khosla et al., NeurIPS 2020, arXiv:2004.11362";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public static bool UsesLabels => true;

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static SupConOptions DefaultOptions(RecipeContext context) => new();

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.SimCLR(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => context.IsSmall
        ? OptimizerRecipes.SmallPictures(context)
        : OptimizerRecipes.LargeBatches(0.5 * context.GlobalBatch / 256, 1e-4);

    /// <inheritdoc/>
    public static SupCon Create(SupConOptions options, RecipeContext context, Backbone backbone) => new(options, backbone);

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">The batch has no labels.</exception>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var labels = batch.Labels
            ?? throw new MethodSettingsException("SupCon learns from labels, but these pictures have none: use class folders or a list with a column 'class', or another method.");
        var n = batch.Count;
        var h = _encoder.Forward(batch.StackedPair);                        // 2N x D
        var z = _projector.Forward(h);                                      // 2N x E
        var classes = labels.Repeat([2]);                                   // 2N

        var loss = _options.SumInside
            ? SupervisedContrast.Inside(z, classes, _options.Temperature)
            : SupervisedContrast.Outside(z, classes, _options.Temperature);
        return Loss.Of(loss).Observing(h, z.Narrow(0, 0, n), z.Narrow(0, n, n));
    }
}
