using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>VICRegL: vICReg of whole pictures and, at once, of places in their feature maps that match across views: for detection and segmentation.</summary>
/// <remarks>
/// Bardes, Ponce, LeCun, NeurIPS 2022, arXiv 2210.01571. Places match where their features are alike, and where they show the same spot of
/// the picture; the best of each, in both directions, go through VICReg. As in lightly, covariances of the two sides are averaged here, not added. Two
/// views without small crops, the paper's setting for residual networks; more views are taken in all pairs if they have one size. Where a batch does not say
/// where its views were cut (views made on a device), features are matched by likeness only. Deviations: both views pass in one batch, so that they share
/// batch-norm statistics; at 32 px projectors are narrower and the optimizer is LARS, as in solo-learn's recipe of VICReg.
/// </remarks>
public sealed class VICRegL : Method<ViewBatch>, IMethod<VICRegL, VICRegLOptions, ViewBatch>
{
    private readonly VICRegLOptions _options;
    private readonly Backbone _encoder;
    private readonly Mlp _projector;
    private readonly Mlp _localProjector;

    /// <summary>VICRegL around an encoder, with fresh projectors.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="encoder">An encoder with a feature map.</param>
    public VICRegL(VICRegLOptions options, Backbone encoder)
    {
        _options = options;
        _encoder = Child("encoder", encoder);
        _projector = Child("projector", Head(encoder.FeatureCount, options.ProjectorWidth));
        _localProjector = Child("local_projector", Head(encoder.FeatureCount, options.LocalProjectorWidth));
    }

    /// <inheritdoc/>
    public static string Name => "vicregl";

    /// <inheritdoc/>
    public static string Family => "dense";

    /// <inheritdoc/>
    public static string Summary => "VICReg of whole pictures and, at once, of places in their feature maps that match across views: for detection and segmentation.";

    /// <inheritdoc/>
    public static string Paper => "Bardes et al., NeurIPS 2022, arXiv:2210.01571";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static VICRegLOptions DefaultOptions(RecipeContext context) => context.IsSmall
        ? new VICRegLOptions { ProjectorWidth = OptimizerRecipes.HeadWidth(context, 2048), LocalProjectorWidth = 128 }
        : new VICRegLOptions();

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
    public static VICRegL Create(VICRegLOptions options, RecipeContext context, Backbone backbone) => new(options, backbone);

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var (views, n) = (batch.ComparedViews, batch.Count);
        var map = ((IFeatureMapEncoder)_encoder).FeatureMap(batch.Stack(0, views)); // VN x D x h x w
        var h = map.Mean([2, 3]);                                           // VN x D
        var z = _projector.Forward(h).Chunk(views);                         // V times N x E
        var cells = map.Permute([0, 2, 3, 1]).Reshape([-1, map.Size(1)]);   // VNhw x D
        var local = _localProjector.Forward(cells).AtLeastFloat32().Reshape([views, n, map.Size(2) * map.Size(3), -1]).Unbind(); // V times N x hw x F
        var middles = batch.Places?.Select(place => LocalMatches.Middles(place, map.Size(2), map.Size(3))).ToArray();

        var pairs = Enumerable.Range(0, views).SelectMany(a => Enumerable.Range(0, views).Where(b => b != a).Select(b => (A: a, B: b))).ToArray();
        var global = Mean(pairs.Where(pair => pair.A < pair.B).Select(pair => Criterion(z[pair.A], z[pair.B])));
        var alike = Mean(pairs.Select(pair => Local(local[pair.A], local[pair.B], LocalMatches.Distances(local[pair.A], local[pair.B]))));
        var near = middles is null
            ? null
            : Mean(pairs.Select(pair => Local(local[pair.A], local[pair.B], LocalMatches.Distances(middles[pair.A], middles[pair.B]))));
        var places = near is null ? alike : alike + near;

        return Loss.Of(_options.Alpha * global + (1 - _options.Alpha) * places)
                   .With("global", global).With("local", places)
                   .Observing(h, z[0], z[1]);
    }

    private static Mlp Head(int inputs, int width) =>
        new(new MlpOptions { Widths = [inputs, width, width, width], OutputBias = false });

    private static Tensor Mean(IEnumerable<Tensor> values) => Tensor.Stack([.. values]).Mean();

    private Tensor Local(Tensor z, Tensor others, Tensor distances)
    {
        var (places, matches) = LocalMatches.Best(z, others, distances, _options.Matches); // N x K x F each
        return Criterion(places, matches);
    }

    private Tensor Criterion(Tensor a, Tensor b) =>
        _options.InvarianceWeight * a.AtLeastFloat32().MseLoss(b.AtLeastFloat32())
        + _options.VarianceWeight / 2 * (VarianceCovariance.Variance(a) + VarianceCovariance.Variance(b))
        + _options.CovarianceWeight / 2 * (VarianceCovariance.Covariance(a) + VarianceCovariance.Covariance(b));
}
