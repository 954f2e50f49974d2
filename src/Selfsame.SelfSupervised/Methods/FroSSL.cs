using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>FroSSL: views agree while the spectrum of each view's covariance is evened out through its Frobenius norm.</summary>
/// <remarks>
/// Skean et al., ECCV 2024, arXiv 2310.02903; any number of views: V times the squared distances from their mean
/// are the squared distances of all pairs. Columns are centred before they are brought to unit length, so that their product is a covariance; lightly's
/// loss leaves the mean in, and small batches then collapse onto it. The optimizer is that of the published settings, for CIFAR-10 and ImageNet alike.
/// Deviations: all views pass in one batch, so that they share batch-norm statistics; the warm-up takes at most a tenth of the run.
/// </remarks>
public sealed class FroSSL : Method<ViewBatch>, IMethod<FroSSL, FroSSLOptions, ViewBatch>
{
    private readonly FroSSLOptions _options;
    private readonly Backbone _encoder;
    private readonly Mlp _projector;

    /// <summary>FroSSL around an encoder, with a fresh projector.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    public FroSSL(FroSSLOptions options, Backbone encoder)
    {
        _options = options;
        _encoder = Child("encoder", encoder);
        _projector = Child("projector", new Mlp(new MlpOptions
        {
            Widths = [encoder.FeatureCount, options.ProjectorWidth, options.ProjectorWidth, options.ProjectorWidth],
            HiddenBias = true,
        }));
    }

    /// <inheritdoc/>
    public static string Name => "frossl";

    /// <inheritdoc/>
    public static string Family => "redundancy reduction";

    /// <inheritdoc/>
    public static string Summary => "Views agree while the spectrum of each view's covariance is evened out through its Frobenius norm.";

    /// <inheritdoc/>
    public static string Paper => "Skean et al., ECCV 2024, arXiv:2310.02903";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static FroSSLOptions DefaultOptions(RecipeContext context) => new() { ProjectorWidth = OptimizerRecipes.HeadWidth(context, 1024) };

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.FroSSL(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => context switch
    {
        _ when OptimizerRecipes.IsShort(context) => OptimizerRecipes.ShortRun(context),
        _ => OptimizerRecipes.SmallPicturesLars(context, 0.3),
    };

    /// <inheritdoc/>
    public static FroSSL Create(FroSSLOptions options, RecipeContext context, Backbone backbone) => new(options, backbone);

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var (views, n) = (batch.ComparedViews, batch.Count);
        var h = _encoder.Forward(batch.Stack(0, views));                    // VN x D
        var z = _projector.Forward(h).AtLeastFloat32();                     // VN x E
        Tensor[] unit = [.. z.Chunk(views).Select(UnitColumns)];                // V times N x E
        var entropy = Tensor.Stack([.. unit.Select(MatrixEntropy.Of)]).Sum();
        var mean = Tensor.Stack(unit).Mean([0]);                            // N x E
        var invariance = Tensor.Stack([.. unit.Select(view => (view - mean).Square().Sum())]).Sum() * views / (double)n;

        return Loss.Of(entropy + _options.InvarianceWeight * invariance)
                   .With("entropy", entropy).With("invariance", invariance)
                   .Observing(h, z.Narrow(0, 0, n), z.Narrow(0, n, n));
    }

    // A common mean would be a direction of its own, and all that is left in a collapse.
    private static Tensor UnitColumns(Tensor view) => (view - view.Mean([0], keepdim: true)).Transpose(0, 1).L2Normalize().Transpose(0, 1);
}
