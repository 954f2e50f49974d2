using Selfsame.Data.Views;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>PMSN: MSN whose prototypes shall be used by a power law, as kinds of pictures are in the wild, and not equally.</summary>
/// <remarks>
/// Assran et al.: The Hidden Uniform Cluster Prior in Self-Supervised Learning, ICLR 2023, arXiv 2210.07277, section 4. Deviations: those of
/// <see cref="MSN"/>; Sinkhorn-Knopp, which is on in MSN's published settings, is off by default: it would have targets use all prototypes equally
/// and so pull against the power law.
/// </remarks>
public sealed class PMSN : MaskedSiamese, IMethod<PMSN, PMSNOptions, ViewBatch>
{
    private readonly double _exponent;

    /// <summary>PMSN around a transformer, with a fresh projector, fresh prototypes and a teacher equal to the student.</summary>
    /// <param name="options">Prototypes, temperatures, masks.</param>
    /// <param name="encoder">An encoder of tokens.</param>
    public PMSN(PMSNOptions options, Backbone encoder)
        : base(options, encoder) => _exponent = options.PowerLawExponent;

    /// <inheritdoc/>
    public static string Name => "pmsn";

    /// <inheritdoc/>
    public static string Family => "self-distillation";

    /// <inheritdoc/>
    public static string Summary => "MSN with prototypes used by a power law, as classes of pictures are in the wild, not equally.";

    /// <inheritdoc/>
    public static string Paper => "Assran et al., ICLR 2023, arXiv:2210.07277";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public static PMSNOptions DefaultOptions(RecipeContext context) => context.IsSmall
        ? new() { Prototypes = WholeSet.Clusters(context, 1024), SinkhornIterations = 0, HiddenWidth = 512, EmbeddingWidth = 128, TeacherMomentum = 0.99 }
        : new() { Prototypes = WholeSet.Clusters(context, 1024), SinkhornIterations = 0 };

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.MSN(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => Optimizer(context);

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">There are more prototypes than pictures.</exception>
    public static PMSN Create(PMSNOptions options, RecipeContext context, Backbone backbone)
    {
        WholeSet.Check(Name, "method.prototypes", options.Prototypes, context);
        return new PMSN(options, backbone);
    }

    private protected override Tensor FromPrior(Tensor logProbabilities) => PrototypeAgreement.FromPowerLaw(logProbabilities, _exponent);
}
