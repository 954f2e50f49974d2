using Selfsame.Data.Views;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>MSN: a view with patches missing, and small crops, must fall among prototypes as a slow teacher says of another, whole view.</summary>
/// <remarks>
/// Assran et al.: Masked Siamese Networks, ECCV 2022, arXiv 2204.07141, Algorithm 1, with Sinkhorn-Knopp on the targets as in the published settings.
/// Deviations: prototypes decay with all other weights (they are brought to length 1 where they are used, so that only their learning rate is touched);
/// the warm-up takes at most a tenth of the run; there is at most one prototype for every ten pictures. Up to 64 px the head is smaller, the teacher
/// quicker and the learning rate twice as high (in a short run four times), for which the paper has no setting.
/// </remarks>
public sealed class MSN : MaskedSiamese, IMethod<MSN, MSNOptions, ViewBatch>
{
    /// <summary>MSN around a transformer, with a fresh projector, fresh prototypes and a teacher equal to the student.</summary>
    /// <param name="options">Prototypes, temperatures, masks.</param>
    /// <param name="encoder">An encoder of tokens.</param>
    public MSN(MSNOptions options, Backbone encoder)
        : base(options, encoder)
    {
    }

    /// <inheritdoc/>
    public static string Name => "msn";

    /// <inheritdoc/>
    public static string Family => "self-distillation";

    /// <inheritdoc/>
    public static string Summary => "A view with patches missing must fall among prototypes as another, whole view does.";

    /// <inheritdoc/>
    public static string Paper => "Assran et al., ECCV 2022, arXiv:2204.07141";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public static MSNOptions DefaultOptions(RecipeContext context) => context.IsSmall
        ? new() { Prototypes = WholeSet.Clusters(context, 1024), HiddenWidth = 512, EmbeddingWidth = 128, TeacherMomentum = 0.99 }
        : new() { Prototypes = WholeSet.Clusters(context, 1024) };

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.MSN(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => Optimizer(context);

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">There are more prototypes than pictures.</exception>
    public static MSN Create(MSNOptions options, RecipeContext context, Backbone backbone)
    {
        WholeSet.Check(Name, "method.prototypes", options.Prototypes, context);
        return new MSN(options, backbone);
    }

    private protected override Tensor FromPrior(Tensor logProbabilities) => PrototypeAgreement.FromUniform(logProbabilities);
}
