using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Memory;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>NNCLR: a view must find the other view's nearest neighbour among earlier pictures, so that positives differ by more than a distortion.</summary>
/// <remarks>
/// Dwibedi et al., ICCV 2021, arXiv 2104.14548, equation 2 and algorithm 1, both directions. Deviations: the heads are as wide as the encoder (and twice
/// that in the predictor), which is the paper's 2,048 and 4,096 for ResNet-50; both views pass in one batch, so that they share batch-norm statistics; the
/// queue is at most half the data set by default. At 32 px: a queue of 4,096, SGD and a cosine as in lightly's CIFAR benchmark.
/// </remarks>
public sealed class NNCLR : Method<ViewBatch>, IMethod<NNCLR, NNCLROptions, ViewBatch>
{
    private const int QueueOfSmallPictures = 4096;

    private readonly NNCLROptions _options;
    private readonly Backbone _encoder;
    private readonly Mlp _projector;
    private readonly Mlp _predictor;
    private readonly FeatureQueue _queue;

    /// <summary>NNCLR around an encoder, with fresh heads and a queue of random directions.</summary>
    /// <param name="options">Temperature, queue and widths.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    public NNCLR(NNCLROptions options, Backbone encoder)
    {
        _options = options;
        var hidden = options.HiddenWidth > 0 ? options.HiddenWidth : encoder.FeatureCount;
        var predictor = options.PredictorWidth > 0 ? options.PredictorWidth : 2 * encoder.FeatureCount;
        _encoder = Child("encoder", encoder);
        _projector = Child("projector", new Mlp(new MlpOptions
        {
            Widths = [encoder.FeatureCount, hidden, hidden, options.EmbeddingWidth],
            OutputBatchNorm = true,
        }));
        _predictor = Child("predictor", new Mlp(new MlpOptions { Widths = [options.EmbeddingWidth, predictor, options.EmbeddingWidth] }));
        _queue = Child("queue", new FeatureQueue(options.QueueSize, options.EmbeddingWidth));
    }

    /// <inheritdoc/>
    public static string Name => "nnclr";

    /// <inheritdoc/>
    public static string Family => "contrastive";

    /// <inheritdoc/>
    public static string Summary => "A view must find its other view's nearest neighbour among earlier pictures.";

    /// <inheritdoc/>
    public static string Paper => "Dwibedi et al., ICCV 2021, arXiv:2104.14548";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static NNCLROptions DefaultOptions(RecipeContext context) => new()
    {
        QueueSize = FeatureQueue.CapacityFor(context.SampleCount, context.IsSmall ? QueueOfSmallPictures : new NNCLROptions().QueueSize),
    };

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.NNCLR(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => context.IsSmall
        ? OptimizerRecipes.SmallPictures(context)
        : OptimizerRecipes.LargeBatches(0.3 * context.GlobalBatch / 256);

    /// <inheritdoc/>
    public static NNCLR Create(NNCLROptions options, RecipeContext context, Backbone backbone) => new(options, backbone);

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var n = batch.Count;
        var h = _encoder.Forward(batch.StackedPair);                        // 2N x D
        var z = _projector.Forward(h);                                      // 2N x E
        var p = _predictor.Forward(z);                                      // 2N x E
        var nn = _queue.Nearest(z);                                         // 2N x E, no gradient
        var (pA, pB) = (p.Narrow(0, 0, n), p.Narrow(0, n, n));
        var (nnA, nnB) = (nn.Narrow(0, 0, n), nn.Narrow(0, n, n));

        var first = InfoNce.WithinBatch(nnA, pB, _options.Temperature);
        var second = InfoNce.WithinBatch(nnB, pA, _options.Temperature);
        _queue.Enqueue(z.Narrow(0, 0, n));

        return Loss.Of((first + second) / 2)
                   .Observing(h, z.Narrow(0, 0, n), z.Narrow(0, n, n));
    }
}
