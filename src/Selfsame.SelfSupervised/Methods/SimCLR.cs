using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>SimCLR: two views of a picture must find each other among all other views of the batch.</summary>
/// <remarks>
/// Chen et al., ICML 2020, arXiv 2002.05709, Algorithm 1; for 32 px the setting of its appendix B.9 (temperature 0.5, half the colour
/// distortion, no blur). Deviations: views are normalised with the ImageNet mean and deviation; the last batch norm keeps its bias; at
/// 32 px the optimizer is SGD with 0.06 x batch / 128, as in lightly's CIFAR benchmark, where the paper takes LARS.
/// </remarks>
public sealed class SimCLR : Method<ViewBatch>, IMethod<SimCLR, SimCLROptions, ViewBatch>
{
    private readonly SimCLROptions _options;
    private readonly Backbone _encoder;
    private readonly Mlp _projector;

    /// <summary>SimCLR around an encoder, with a fresh projector.</summary>
    /// <param name="options">Temperature and projector widths.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    public SimCLR(SimCLROptions options, Backbone encoder)
    {
        _options = options;
        _encoder = Child("encoder", encoder);
        _projector = Child("projector", ContrastiveHeads.Normed(encoder, options.HiddenWidth, options.EmbeddingWidth));
    }

    /// <inheritdoc/>
    public static string Name => "simclr";

    /// <inheritdoc/>
    public static string Family => "contrastive";

    /// <inheritdoc/>
    public static string Summary => "Two views of a picture must find each other among all other views of the batch.";

    /// <inheritdoc/>
    public static string Paper => "Chen et al., ICML 2020, arXiv:2002.05709";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static SimCLROptions DefaultOptions(RecipeContext context) => new() { Temperature = context.IsSmall ? 0.5 : 0.1 };

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.SimCLR(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => context.IsSmall
        ? OptimizerRecipes.SmallPictures(context)
        : OptimizerRecipes.LargeBatches(0.075 * Math.Sqrt(context.GlobalBatch));

    /// <inheritdoc/>
    public static SimCLR Create(SimCLROptions options, RecipeContext context, Backbone backbone) => new(options, backbone);

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var h = _encoder.Forward(batch.StackedPair);                        // 2N x D
        var z = _projector.Forward(h);                                      // 2N x E
        var (zA, zB) = (z.Narrow(0, 0, batch.Count), z.Narrow(0, batch.Count, batch.Count));

        return Loss.Of(NtXent.Loss(zA, zB, _options.Temperature))
                   .Observing(h, zA, zB);
    }
}
