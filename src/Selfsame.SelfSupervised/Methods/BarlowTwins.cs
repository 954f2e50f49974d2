using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Barlow Twins: the cross-correlation of two views' embeddings is driven to the identity.</summary>
/// <remarks>
/// Zbontar et al., ICML 2021, arXiv 2103.03230, Algorithm 1. Deviations: both views pass in one batch, so that the network's own batch norms share their
/// statistics (the loss standardises each view by itself, as there); at 224 px biases and norm scales have the learning rate of the weights, where
/// the paper gives them 0.0048; at 32 px the projector is 2048-2048 and the optimizer SGD with 0.06 x batch / 128, as in lightly's CIFAR benchmark.
/// </remarks>
public sealed class BarlowTwins : Method<ViewBatch>, IMethod<BarlowTwins, BarlowTwinsOptions, ViewBatch>
{
    private readonly BarlowTwinsOptions _options;
    private readonly Backbone _encoder;
    private readonly Mlp _projector;

    /// <summary>Barlow Twins around an encoder, with a fresh projector.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    public BarlowTwins(BarlowTwinsOptions options, Backbone encoder)
    {
        _options = options;
        _encoder = Child("encoder", encoder);
        _projector = Child("projector", new Mlp(new MlpOptions
        {
            Widths = [encoder.FeatureCount, .. Enumerable.Repeat(options.ProjectorWidth, options.ProjectorLayers)],
            OutputBias = false,
        }));
    }

    /// <inheritdoc/>
    public static string Name => "barlow-twins";

    /// <inheritdoc/>
    public static string Family => "redundancy reduction";

    /// <inheritdoc/>
    public static string Summary => "The cross-correlation of two views' embeddings is driven to the identity: alike across views, unlike across dimensions.";

    /// <inheritdoc/>
    public static string Paper => "Zbontar et al., ICML 2021, arXiv:2103.03230";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static BarlowTwinsOptions DefaultOptions(RecipeContext context) => context.IsSmall
        ? new BarlowTwinsOptions { ProjectorWidth = OptimizerRecipes.HeadWidth(context, 2048), ProjectorLayers = 2 }
        : new BarlowTwinsOptions();

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.BarlowTwins(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => context switch
    {
        _ when OptimizerRecipes.IsShort(context) => OptimizerRecipes.ShortRun(context),
        { IsSmall: true } => OptimizerRecipes.SmallPictures(context),
        _ => OptimizerRecipes.LargeBatches(0.2 * context.GlobalBatch / 256, 1.5e-6),
    };

    /// <inheritdoc/>
    public static BarlowTwins Create(BarlowTwinsOptions options, RecipeContext context, Backbone backbone) => new(options, backbone);

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var h = _encoder.Forward(batch.StackedPair);                        // 2N x D
        var z = _projector.Forward(h);                                      // 2N x E
        var (zA, zB) = (z.Narrow(0, 0, batch.Count), z.Narrow(0, batch.Count, batch.Count));
        var (invariance, redundancy) = CrossCorrelation.Terms(zA, zB);

        return Loss.Of(_options.LossScale * (invariance + _options.Lambda * redundancy))
                   .With("invariance", invariance).With("redundancy", redundancy)
                   .Observing(h, zA, zB);
    }
}
