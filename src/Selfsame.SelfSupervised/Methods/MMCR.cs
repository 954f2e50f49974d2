using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>MMCR: the centroids of pictures' views take up as much room as they can on the sphere, measured by their nuclear norm.</summary>
/// <remarks>
/// Yerxa et al., NeurIPS 2023, arXiv 2303.03307. Deviations: four views by default (two on ImageNet and 40 on CIFAR in the paper), which pass in
/// one batch, so that they share batch-norm statistics; the official code's variant with a momentum teacher is in the loss, not in the method.
/// </remarks>
public sealed class MMCR : Method<ViewBatch>, IMethod<MMCR, MMCROptions, ViewBatch>
{
    private readonly MMCROptions _options;
    private readonly Backbone _encoder;
    private readonly Mlp _projector;

    /// <summary>MMCR around an encoder, with a fresh projector.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    public MMCR(MMCROptions options, Backbone encoder)
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
    public static string Name => "mmcr";

    /// <inheritdoc/>
    public static string Family => "redundancy reduction";

    /// <inheritdoc/>
    public static string Summary => "The centroids of pictures' views take up as much room as they can on the sphere, measured by their nuclear norm.";

    /// <inheritdoc/>
    public static string Paper => "Yerxa et al., NeurIPS 2023, arXiv:2303.03307";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static MMCROptions DefaultOptions(RecipeContext context) => context.IsSmall
        ? new MMCROptions { HiddenWidth = 512, EmbeddingWidth = 128 }
        : new MMCROptions();

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.MMCR(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => context.IsSmall
        ? new OptimizerOptions { Kind = OptimizerKind.Adam, LearningRate = 1e-3, WeightDecay = 1e-6 }
        : OptimizerRecipes.LargeBatches(0.6 * context.GlobalBatch / 256);

    /// <inheritdoc/>
    public static MMCR Create(MMCROptions options, RecipeContext context, Backbone backbone) => new(options, backbone);

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var views = batch.ComparedViews;
        var h = _encoder.Forward(batch.Stack(0, views));                    // VN x D
        var z = _projector.Forward(h).AtLeastFloat32().L2Normalize();       // VN x E
        var byView = z.Reshape([views, batch.Count, -1]);                   // V x N x E

        return Loss.Of(NuclearNorm.Loss(byView.Transpose(0, 1), _options.LocalWeight))
                   .Observing(h, byView.Select(0, 0), byView.Select(0, 1));
    }
}
