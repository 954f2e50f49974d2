using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>FastSiam: simSiam with several views: each predicts the mean projection of all others, a steadier target.</summary>
/// <remarks>
/// Pototzky, Sultan, Schmidt-Thieme: FastSiam, DAGM GCPR 2022: four views, and for each the mean of the other three as its target. With two views it is
/// SimSiam. Deviations: all views pass in one batch, so that they share batch-norm statistics; the learning rate of the predictor falls with
/// the others'; at 32 px the optimizer is SGD with 0.06 x batch / 128, as in lightly's CIFAR benchmark.
/// </remarks>
public sealed class FastSiam : Method<ViewBatch>, IMethod<FastSiam, FastSiamOptions, ViewBatch>
{
    private readonly Backbone _encoder;
    private readonly Mlp _projector;
    private readonly Mlp _predictor;

    /// <summary>FastSiam around an encoder, with fresh heads.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    public FastSiam(FastSiamOptions options, Backbone encoder)
    {
        _encoder = Child("encoder", encoder);
        _projector = Child("projector", SiameseHeads.Projector(encoder.FeatureCount, options.ProjectorWidth, options.ProjectorLayers));
        _predictor = Child("predictor", SiameseHeads.Predictor(options.ProjectorWidth, options.PredictorWidth));
    }

    /// <inheritdoc/>
    public static string Name => "fastsiam";

    /// <inheritdoc/>
    public static string Family => "no negatives";

    /// <inheritdoc/>
    public static string Summary => "SimSiam with several views: each predicts the mean projection of all others, a steadier target.";

    /// <inheritdoc/>
    public static string Paper => "Pototzky et al., GCPR 2022, doi:10.1007/978-3-031-16788-1_4";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static FastSiamOptions DefaultOptions(RecipeContext context) => new() { ProjectorLayers = context.IsSmall ? 2 : 3 };

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.FastSiam(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => context.IsSmall
        ? OptimizerRecipes.SmallPictures(context)
        : new OptimizerOptions { Kind = OptimizerKind.Sgd, LearningRate = 0.05 * context.GlobalBatch / 256, WeightDecay = 1e-4 };

    /// <inheritdoc/>
    public static FastSiam Create(FastSiamOptions options, RecipeContext context, Backbone backbone) => new(options, backbone);

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var views = batch.ComparedViews;
        var h = _encoder.Forward(batch.Stack(0, views));                    // VN x D
        var z = _projector.Forward(h);                                      // VN x E
        var p = _predictor.Forward(z);                                      // VN x E
        var targets = z.Detach().Reshape([views, batch.Count, -1]);         // V x N x E
        var others = (targets.Sum([0], keepdim: true) - targets) / (views - 1.0); // V x N x E

        return Loss.Of(NegativeCosine.Loss(p, others.Reshape(p.Shape)))
                   .Observing(h, targets.Select(0, 0), targets.Select(0, 1));
    }
}
