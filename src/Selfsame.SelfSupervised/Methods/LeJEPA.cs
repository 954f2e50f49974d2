using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>LeJEPA: views agree with the mean of the global ones, and along random directions embeddings are normally distributed; no teacher, no tricks.</summary>
/// <remarks>
/// Balestriero and LeCun, 2025, arXiv 2511.08544. Views as large as the first are global, the others local. All views are tested, each by
/// itself, along the same directions. Deviation: views of one size pass in one batch, so that they share batch-norm statistics.
/// </remarks>
public sealed class LeJEPA : Method<ViewBatch>, IMethod<LeJEPA, LeJEPAOptions, ViewBatch>
{
    private readonly LeJEPAOptions _options;
    private readonly Backbone _encoder;
    private readonly Mlp _projector;

    /// <summary>LeJEPA around an encoder, with a fresh projector.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    public LeJEPA(LeJEPAOptions options, Backbone encoder)
    {
        _options = options;
        _encoder = Child("encoder", encoder);
        _projector = Child("projector", new Mlp(new MlpOptions
        {
            Widths = [encoder.FeatureCount, options.HiddenWidth, options.HiddenWidth, options.EmbeddingWidth],
            HiddenBias = true,
        }));
    }

    /// <inheritdoc/>
    public static string Name => "lejepa";

    /// <inheritdoc/>
    public static string Family => "redundancy reduction";

    /// <inheritdoc/>
    public static string Summary => "Views agree with the mean of the global ones, and along random directions embeddings are normally distributed; no teacher, no tricks.";

    /// <inheritdoc/>
    public static string Paper => "Balestriero and LeCun, 2025, arXiv:2511.08544";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static LeJEPAOptions DefaultOptions(RecipeContext context) => new();

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.LeJEPA(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => new()
    {
        Kind = OptimizerKind.AdamW,
        LearningRate = context.IsSmall ? 2e-3 : 5e-4,
        WeightDecay = context.Backbone == BackboneFamily.VisionTransformer ? 0.05 : 5e-4,
        WarmupEpochs = OptimizerRecipes.Warmup(context, 1),
        FinalShare = 1e-3,
    };

    /// <inheritdoc/>
    public static LeJEPA Create(LeJEPAOptions options, RecipeContext context, Backbone backbone) => new(options, backbone);

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var views = batch.ComparedViews;
        var global = batch.Views.TakeWhile(view => view.Size(-1) == batch.Views[0].Size(-1)).Count();
        var h = Features(batch, global);                                    // VN x D
        var z = _projector.Forward(h).AtLeastFloat32().Reshape([views, batch.Count, -1]); // V x N x E
        var target = z.Narrow(0, 0, global).Mean([0], keepdim: true);       // 1 x N x E
        var invariance = (target - z).Square().Mean();
        var directions = SigReg.Directions(_options.EmbeddingWidth, _options.Directions, z);
        var regularisation = SigReg.Loss(z, directions, _options.Knots, _options.MaximumFrequency);

        return Loss.Of(_options.Lambda * regularisation + (1 - _options.Lambda) * invariance)
                   .With("invariance", invariance).With("sigreg", regularisation)
                   .Observing(h, z.Select(0, 0), z.Select(0, 1));
    }

    private Tensor Features(ViewBatch batch, int global)
    {
        var first = _encoder.Forward(batch.Stack(0, global));
        var local = batch.Views.Count - global;
        return local == 0 ? first : Tensor.Cat([first, _encoder.Forward(batch.Stack(global, local))]);
    }
}
