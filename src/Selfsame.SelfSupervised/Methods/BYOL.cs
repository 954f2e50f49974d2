using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.Nn.Schedules;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Teachers;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>BYOL: a student predicts what its own slow copy says of the other view; there are no negatives.</summary>
/// <remarks>
/// Grill et al., NeurIPS 2020, arXiv 2006.07733, equations 1 and 2; for both directions, as there. Deviations: both views pass in one batch, so that
/// they share batch-norm statistics; at 32 px the heads are 1024-256 and the optimizer is SGD with 0.06 x batch / 128, as in lightly's CIFAR
/// benchmark, and the momentum starts at 0.99, as in solo-learn's. The teacher follows after the optimizer's step; lightly moves it before.
/// </remarks>
public sealed class BYOL : Method<ViewBatch>, IMethod<BYOL, BYOLOptions, ViewBatch>
{
    private readonly BYOLOptions _options;
    private readonly Schedule _momentum;
    private readonly Backbone _encoder;
    private readonly Mlp _projector;
    private readonly Mlp? _predictor;
    private readonly MomentumTeacher<Backbone> _teacherEncoder;
    private readonly MomentumTeacher<Mlp> _teacherProjector;

    /// <summary>BYOL around an encoder, with fresh heads and a teacher that equals the student.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="context">The length of the run, over which the momentum rises.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    public BYOL(BYOLOptions options, RecipeContext context, Backbone encoder)
    {
        _options = options;
        _momentum = Schedule.Cosine(options.Momentum, 1, context.TotalSteps);
        _encoder = Child("encoder", encoder);
        _projector = Child("projector", Head(encoder.FeatureCount, options));
        _predictor = options.Predictor ? Child("predictor", Head(options.EmbeddingWidth, options)) : null;
        _teacherEncoder = Child("teacher_encoder", new MomentumTeacher<Backbone>(encoder, encoder.Twin()));
        _teacherProjector = Child("teacher_projector", new MomentumTeacher<Mlp>(_projector, new Mlp(_projector.Options)));
    }

    /// <inheritdoc/>
    public static string Name => "byol";

    /// <inheritdoc/>
    public static string Family => "no negatives";

    /// <inheritdoc/>
    public static string Summary => "A student predicts what its own slow copy says of the other view; there are no negatives.";

    /// <inheritdoc/>
    public static string Paper => "Grill et al., NeurIPS 2020, arXiv:2006.07733";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static BYOLOptions DefaultOptions(RecipeContext context) => context.IsSmall
        ? new BYOLOptions { HiddenWidth = 1024, Momentum = 0.99 }
        : new BYOLOptions();

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.BYOL(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => context switch
    {
        _ when OptimizerRecipes.IsShort(context) => OptimizerRecipes.SmallPicturesAdam(context),
        { IsSmall: true } => OptimizerRecipes.SmallPictures(context),
        _ => OptimizerRecipes.LargeBatches(0.2 * context.GlobalBatch / 256, 1.5e-6),
    };

    /// <inheritdoc/>
    public static BYOL Create(BYOLOptions options, RecipeContext context, Backbone backbone) => new(options, context, backbone);

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var views = batch.StackedPair;
        var h = _encoder.Forward(views);                                    // 2N x D
        var z = _projector.Forward(h);                                      // 2N x E
        var p = _predictor?.Forward(z) ?? z;                                // 2N x E
        var target = _options.StopGradient ? Target(views) : z;             // 2N x E
        var (pA, pB) = Halves(p);
        var (targetA, targetB) = Halves(target);

        return Loss.Of(NegativeCosine.SquaredDistance(pA, targetB) + NegativeCosine.SquaredDistance(pB, targetA))
                   .Observing(h, Halves(z).First, Halves(z).Second);
    }

    /// <inheritdoc/>
    public override void AfterOptimizerStep(TrainingProgress progress)
    {
        _teacherEncoder.Follow(_momentum.At(progress.Step));
        _teacherProjector.Follow(_momentum.At(progress.Step));
    }

    private static Mlp Head(int inputs, BYOLOptions options) =>
        new(new MlpOptions { Widths = [inputs, options.HiddenWidth, options.EmbeddingWidth], HiddenBias = true });

    private static (Tensor First, Tensor Second) Halves(Tensor rows) =>
        (rows.Narrow(0, 0, rows.Size(0) / 2), rows.Narrow(0, rows.Size(0) / 2, rows.Size(0) / 2));

    private Tensor Target(Tensor views)
    {
        using var noGrad = new NoGrad();
        return noGrad.Keep(_teacherProjector.Network.Forward(_teacherEncoder.Network.Forward(views)));
    }
}
