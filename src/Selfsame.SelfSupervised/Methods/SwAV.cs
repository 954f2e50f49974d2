using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Memory;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>SwAV: the batch is spread evenly over prototypes, and every view must predict the prototypes that another view was given.</summary>
/// <remarks>
/// Caron et al., NeurIPS 2020, arXiv 2006.09882, Algorithm 1 with multi-crop and queue. Deviations: biases and norm scales are neither decayed nor
/// adapted by LARS; the learning rate per 256 pictures is that of the small-batch recipe (0.6; the paper takes 0.3 at 4096); the queue serves
/// batches below 1024 and holds at most half the set; a small set gets one prototype for every ten pictures. At 32 px there are 512 prototypes and
/// Adam as in lightly's CIFAR benchmark, and no small crops.
/// </remarks>
public sealed class SwAV : Method<ViewBatch>, IMethod<SwAV, SwAVOptions, ViewBatch>
{
    private const int Coded = 2;
    private const int QueuedBatches = 15;
    private const int AmpleBatch = 1024;

    private readonly SwAVOptions _options;
    private readonly Backbone _encoder;
    private readonly Mlp _projector;
    private readonly Prototypes _prototypes;
    private readonly FeatureQueue[] _queues;

    /// <summary>SwAV around an encoder, with a fresh projector, prototypes in random directions and empty queues.</summary>
    /// <param name="options">Temperatures, prototypes, queue and widths.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    public SwAV(SwAVOptions options, Backbone encoder)
    {
        _options = options;
        _encoder = Child("encoder", encoder);
        var hidden = options.HiddenWidth > 0 ? options.HiddenWidth : encoder.FeatureCount;
        _projector = Child("projector", new Mlp(new MlpOptions { Widths = [encoder.FeatureCount, hidden, options.EmbeddingWidth] }));
        _prototypes = Child("prototypes", new Prototypes(options.EmbeddingWidth, options.Prototypes));
        _queues = options.QueueLength == 0
            ? []
            : [
                Child("first_queue", new FeatureQueue(options.QueueLength, options.EmbeddingWidth)),
                Child("second_queue", new FeatureQueue(options.QueueLength, options.EmbeddingWidth)),
            ];
    }

    /// <inheritdoc/>
    public static string Name => "swav";

    /// <inheritdoc/>
    public static string Family => "clustering";

    /// <inheritdoc/>
    public static string Summary => "Every view must predict the prototypes that another view was given, all used equally.";

    /// <inheritdoc/>
    public static string Paper => "Caron et al., NeurIPS 2020, arXiv:2006.09882";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static SwAVOptions DefaultOptions(RecipeContext context) => new()
    {
        Prototypes = WholeSet.Clusters(context, context.IsSmall ? 512 : 3000),
        QueueLength = context.GlobalBatch < AmpleBatch ? Math.Min(QueuedBatches * context.GlobalBatch, context.SampleCount / 2) : 0,
        HiddenWidth = context.IsSmall ? 512 : 2048,
    };

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.SwAV(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => context.IsSmall
        ? OptimizerRecipes.SmallPicturesAdam(context)
        : OptimizerRecipes.LargeBatches(0.6 * context.GlobalBatch / 256) with { FinalShare = 0.001 };

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">There are more prototypes than pictures.</exception>
    public static SwAV Create(SwAVOptions options, RecipeContext context, Backbone backbone)
    {
        WholeSet.Check(Name, "method.prototypes", options.Prototypes, context);
        return new SwAV(options, backbone);
    }

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">There is one view only, or a small crop is larger than the large ones.</exception>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        MultiCrop.Check(Name, batch, Coded);
        var n = batch.Count;
        var h = MultiCrop.Encode(_encoder, batch);                                                     // VN x D
        var z = _projector.Forward(h).L2Normalize();                                                   // VN x E
        var scores = _prototypes.Forward(z, freeze: progress.Epoch < _options.FrozenPrototypeEpochs);  // VN x K

        var loss = SwappedPrediction.Loss(
            scores.Chunk(batch.Views.Count), Coded, _options.Temperature, _options.Epsilon, _options.SinkhornIterations, QueuedScores());
        if (progress.Epoch >= _options.QueueStartEpoch)
        {
            for (var view = 0; view < _queues.Length; view++)
            {
                _queues[view].Enqueue(z.Narrow(0, view * n, n));
            }
        }

        return Loss.Of(loss).Observing(h.Narrow(0, 0, Coded * n), z.Narrow(0, 0, n), z.Narrow(0, n, n));
    }

    /// <inheritdoc/>
    public override void AfterOptimizerStep(TrainingProgress progress) => _prototypes.Normalize();

    // Earlier embeddings by the prototypes of now, or nothing while the queues are not full.
    private Tensor[]? QueuedScores() => _queues.Length > 0 && _queues.All(queue => queue.IsFull)
        ? [.. _queues.Select(queue => _prototypes.Forward(queue.Read(), freeze: true))]               // Q x K
        : null;
}
