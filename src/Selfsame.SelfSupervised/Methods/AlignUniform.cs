using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Alignment and uniformity: the two views of a picture shall lie close, and all pictures shall spread evenly over the sphere.</summary>
/// <remarks>
/// Wang and Isola, ICML 2020, arXiv 2005.10242, section 5 and the code of its figure 5. Deviations: the embeddings come from SimCLR's projector, and the
/// optimizer is that of SimCLR, where the paper trains a small AlexNet without either.
/// </remarks>
public sealed class AlignUniform : Method<ViewBatch>, IMethod<AlignUniform, AlignUniformOptions, ViewBatch>
{
    private readonly AlignUniformOptions _options;
    private readonly Backbone _encoder;
    private readonly Mlp _projector;

    /// <summary>Alignment and uniformity around an encoder, with a fresh projector.</summary>
    /// <param name="options">Weights, powers and projector widths.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    public AlignUniform(AlignUniformOptions options, Backbone encoder)
    {
        _options = options;
        _encoder = Child("encoder", encoder);
        _projector = Child("projector", ContrastiveHeads.Normed(encoder, options.HiddenWidth, options.EmbeddingWidth));
    }

    /// <inheritdoc/>
    public static string Name => "align-uniform";

    /// <inheritdoc/>
    public static string Family => "contrastive";

    /// <inheritdoc/>
    public static string Summary => "Two views close, all pictures even over the sphere.";

    /// <inheritdoc/>
    public static string Paper => "Wang and Isola, ICML 2020, arXiv:2005.10242";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static AlignUniformOptions DefaultOptions(RecipeContext context) => new();

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.SimCLR(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => context.IsSmall
        ? OptimizerRecipes.SmallPictures(context)
        : OptimizerRecipes.LargeBatches(0.075 * Math.Sqrt(context.GlobalBatch));

    /// <inheritdoc/>
    public static AlignUniform Create(AlignUniformOptions options, RecipeContext context, Backbone backbone) => new(options, backbone);

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var h = _encoder.Forward(batch.StackedPair);                        // 2N x D
        var z = _projector.Forward(h);                                      // 2N x E
        var (zA, zB) = (z.Narrow(0, 0, batch.Count), z.Narrow(0, batch.Count, batch.Count));

        var (x, y) = (zA.AtLeastFloat32().L2Normalize(), zB.AtLeastFloat32().L2Normalize());
        var alignment = Alignment.Loss(x, y, _options.Alpha);
        var uniformity = (Uniformity.Loss(x, _options.T) + Uniformity.Loss(y, _options.T)) / 2;
        return Loss.Of((_options.AlignmentWeight * alignment) + (_options.UniformityWeight * uniformity))
                   .With("alignment", alignment)
                   .With("uniformity", uniformity)
                   .Observing(h, zA, zB);
    }
}
