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

/// <summary>TiCo: a student follows its teacher's view while it avoids the directions that past embeddings use.</summary>
/// <remarks>
/// Zhu et al., 2022, arXiv 2206.10698. The invariance is 1 - cos, half of a squared distance; public code leaves
/// out the constant 1. Deviations: the loss is taken in both directions and averaged, as in lightly, each view against the same covariance, which follows
/// both; views share batch-norm statistics; at 32 px the optimizer is SGD with 0.06 x batch / 128.
/// </remarks>
public sealed class TiCo : Method<ViewBatch>, IMethod<TiCo, TiCoOptions, ViewBatch>
{
    private readonly TiCoOptions _options;
    private readonly Schedule _momentum;
    private readonly Backbone _encoder;
    private readonly Mlp _projector;
    private readonly MomentumTeacher<Backbone> _teacherEncoder;
    private readonly MomentumTeacher<Mlp> _teacherProjector;
    private readonly Tensor _covariance;

    /// <summary>TiCo around an encoder, with a fresh projector and a teacher that equals the student.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="context">The length of the run, over which the momentum rises.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    public TiCo(TiCoOptions options, RecipeContext context, Backbone encoder)
    {
        _options = options;
        _momentum = Schedule.Cosine(options.Momentum, 1, context.TotalSteps);
        _encoder = Child("encoder", encoder);
        _projector = Child("projector", new Mlp(new MlpOptions
        {
            Widths = [encoder.FeatureCount, options.HiddenWidth, options.EmbeddingWidth],
            HiddenBias = true,
        }));
        _teacherEncoder = Child("teacher_encoder", new MomentumTeacher<Backbone>(encoder, encoder.Twin()));
        _teacherProjector = Child("teacher_projector", new MomentumTeacher<Mlp>(_projector, new Mlp(_projector.Options)));
        _covariance = Buffer("covariance", Tensor.Zeros([options.EmbeddingWidth, options.EmbeddingWidth]));
    }

    /// <inheritdoc/>
    public static string Name => "tico";

    /// <inheritdoc/>
    public static string Family => "redundancy reduction";

    /// <inheritdoc/>
    public static string Summary => "A student follows its teacher's view while it avoids the directions that past embeddings use.";

    /// <inheritdoc/>
    public static string Paper => "Zhu et al., 2022, arXiv:2206.10698";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static TiCoOptions DefaultOptions(RecipeContext context) => new() { HiddenWidth = OptimizerRecipes.HeadWidth(context, context.IsSmall ? 1024 : 4096) };

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.BYOL(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => context switch
    {
        _ when OptimizerRecipes.IsShort(context) => OptimizerRecipes.ShortRun(context),
        { IsSmall: true } => OptimizerRecipes.SmallPictures(context),
        _ => OptimizerRecipes.LargeBatches(0.2 * context.GlobalBatch / 256, 1.5e-6),
    };

    /// <inheritdoc/>
    public static TiCo Create(TiCoOptions options, RecipeContext context, Backbone backbone) => new(options, context, backbone);

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var (views, n) = (batch.StackedPair, batch.Count);
        var h = _encoder.Forward(views);                                    // 2N x D
        var z = _projector.Forward(h).AtLeastFloat32().L2Normalize();       // 2N x E
        var target = Target(views).AtLeastFloat32().L2Normalize();          // 2N x E
        var c = CovarianceContrast.Follow(_options.CovarianceGradient ? z : z.Detach(), _covariance, _options.Beta); // E x E
        var others = target.Roll([n], [0]);                                 // the teacher on the other view
        var (invariance, covariance) = CovarianceContrast.Terms(z, others, c);
        Remember(c);

        return Loss.Of(invariance + _options.Rho * covariance)
                   .With("invariance", invariance).With("covariance", covariance)
                   .Observing(h, z.Narrow(0, 0, n), z.Narrow(0, n, n));
    }

    /// <inheritdoc/>
    public override void AfterOptimizerStep(TrainingProgress progress)
    {
        _teacherEncoder.Follow(_momentum.At(progress.Step));
        _teacherProjector.Follow(_momentum.At(progress.Step));
    }

    private Tensor Target(Tensor views)
    {
        using var noGrad = new NoGrad();
        return noGrad.Keep(_teacherProjector.Network.Forward(_teacherEncoder.Network.Forward(views)));
    }

    private void Remember(Tensor covariance)
    {
        using var noGrad = new NoGrad();
        _covariance.Copy_(covariance);
    }
}
