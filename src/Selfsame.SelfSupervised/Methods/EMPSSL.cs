using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>EMP-SSL: many small patches of a picture agree with their mean, while the coding rate keeps pictures apart.</summary>
/// <remarks>
/// Tong et al., 2023, arXiv 2304.03977. The coding rate is maximised, as in the paper and the official code (lightly's loss has its
/// sign the other way round). Deviations: all patches pass in one batch, so that they share batch-norm statistics; features are the encoder's own, and
/// not the mean over many patches, which the paper evaluates.
/// </remarks>
public sealed class EMPSSL : Method<ViewBatch>, IMethod<EMPSSL, EMPSSLOptions, ViewBatch>
{
    private readonly EMPSSLOptions _options;
    private readonly Backbone _encoder;
    private readonly Mlp _projector;

    /// <summary>EMP-SSL around an encoder, with a fresh projector.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    public EMPSSL(EMPSSLOptions options, Backbone encoder)
    {
        _options = options;
        _encoder = Child("encoder", encoder);
        _projector = Child("projector", new Mlp(new MlpOptions
        {
            Widths = [encoder.FeatureCount, options.HiddenWidth, options.EmbeddingWidth],
            HiddenBias = true,
        }));
    }

    /// <inheritdoc/>
    public static string Name => "emp-ssl";

    /// <inheritdoc/>
    public static string Family => "redundancy reduction";

    /// <inheritdoc/>
    public static string Summary => "Many small patches of a picture agree with their mean, while the coding rate keeps different pictures apart: few epochs, many views.";

    /// <inheritdoc/>
    public static string Paper => "Tong et al., 2023, arXiv:2304.03977";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static EMPSSLOptions DefaultOptions(RecipeContext context) => new()
    {
        HiddenWidth = OptimizerRecipes.HeadWidth(context, 4096),
        EmbeddingWidth = OptimizerRecipes.HeadWidth(context, 1024),
    };

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.EMPSSL(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => OptimizerRecipes.IsShort(context)
        ? OptimizerRecipes.ShortRun(context)
        : OptimizerRecipes.SmallPicturesLars(context, 0.3);

    /// <inheritdoc/>
    public static EMPSSL Create(EMPSSLOptions options, RecipeContext context, Backbone backbone) => new(options, backbone);

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var views = batch.ComparedViews;
        var h = _encoder.Forward(batch.Stack(0, views));                    // VN x D
        var z = _projector.Forward(h).AtLeastFloat32().L2Normalize();       // VN x E
        var patches = z.Reshape([views, batch.Count, -1]);                  // V x N x E
        var mean = patches.Mean([0], keepdim: true).Expand(patches.Shape).Reshape(z.Shape);
        var invariance = NegativeCosine.Loss(z, mean);
        var codingRate = CodingRate.Of(patches, _options.Epsilon).Mean();

        return Loss.Of(_options.InvarianceWeight * invariance - _options.CodingRateWeight * codingRate)
                   .With("invariance", invariance).With("coding-rate", codingRate)
                   .Observing(h, patches.Select(0, 0), patches.Select(0, 1));
    }
}
