using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>SimSiam: each view predicts the projection of the other, which gets no gradient; no negatives and no teacher.</summary>
/// <remarks>
/// Chen and He, CVPR 2021, arXiv 2011.10566, Algorithm 1. Deviations: both views pass in one batch, so that they share batch-norm statistics; the
/// learning rate of the predictor falls with the others', where the official code keeps it constant; a short run on small pictures takes four
/// times the paper's rate for them.
/// </remarks>
public sealed class SimSiam : Method<ViewBatch>, IMethod<SimSiam, SimSiamOptions, ViewBatch>
{
    private readonly SimSiamOptions _options;
    private readonly Backbone _encoder;
    private readonly Mlp _projector;
    private readonly Mlp _predictor;

    /// <summary>SimSiam around an encoder, with fresh heads.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    public SimSiam(SimSiamOptions options, Backbone encoder)
    {
        _options = options;
        _encoder = Child("encoder", encoder);
        _projector = Child("projector", SiameseHeads.Projector(encoder.FeatureCount, options.ProjectorWidth, options.ProjectorLayers));
        _predictor = Child("predictor", SiameseHeads.Predictor(options.ProjectorWidth, options.PredictorWidth));
    }

    /// <inheritdoc/>
    public static string Name => "simsiam";

    /// <inheritdoc/>
    public static string Family => "no negatives";

    /// <inheritdoc/>
    public static string Summary => "Each view predicts the projection of the other, which gets no gradient; no negatives and no teacher.";

    /// <inheritdoc/>
    public static string Paper => "Chen and He, CVPR 2021, arXiv:2011.10566";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static SimSiamOptions DefaultOptions(RecipeContext context) => new() { ProjectorLayers = context.IsSmall ? 2 : 3 };

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.SimSiam(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => OptimizerRecipes.IsShort(context)
        ? OptimizerRecipes.SmallPictures(context)
        : new()
        {
            Kind = OptimizerKind.Sgd,
            LearningRate = (context.IsSmall ? 0.03 : 0.05) * context.GlobalBatch / 256,
            WeightDecay = context.IsSmall ? 5e-4 : 1e-4,
        };

    /// <inheritdoc/>
    public static SimSiam Create(SimSiamOptions options, RecipeContext context, Backbone backbone) => new(options, backbone);

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var h = _encoder.Forward(batch.StackedPair);                        // 2N x D
        var z = _projector.Forward(h);                                      // 2N x E
        var p = _predictor.Forward(z);                                      // 2N x E
        var target = _options.StopGradient ? z.Detach() : z;
        var n = batch.Count;
        var (pA, pB) = (p.Narrow(0, 0, n), p.Narrow(0, n, n));
        var (zA, zB) = (target.Narrow(0, 0, n), target.Narrow(0, n, n));

        return Loss.Of((NegativeCosine.Loss(pA, zB) + NegativeCosine.Loss(pB, zA)) / 2.0)
                   .Observing(h, zA, zB);
    }
}
