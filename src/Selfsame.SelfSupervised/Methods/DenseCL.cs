using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Memory;
using Selfsame.SelfSupervised.Teachers;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>DenseCL: MoCo v2, and the same again for every place of the feature map, so that features serve detection and segmentation.</summary>
/// <remarks>
/// Wang et al., CVPR 2021, arXiv 2011.09157, section 3. A place's positive is the key of the most similar place of the other view, by the backbone's features;
/// its negatives are pooled dense keys of earlier pictures. Deviations: as for MoCo v2, whose setting it takes at 32 px.
/// </remarks>
public sealed class DenseCL : Method<ViewBatch>, IMethod<DenseCL, DenseCLOptions, ViewBatch>
{
    private const int QueueOfSmallPictures = 4096;

    private readonly DenseCLOptions _options;
    private readonly Backbone _encoder;
    private readonly Mlp _projector;
    private readonly Mlp _denseProjector;
    private readonly MomentumTeacher<Backbone> _teacherEncoder;
    private readonly MomentumTeacher<Mlp> _teacherProjector;
    private readonly MomentumTeacher<Mlp> _teacherDenseProjector;
    private readonly FeatureQueue _queue;
    private readonly FeatureQueue _denseQueue;

    /// <summary>DenseCL around an encoder, with fresh projectors, teachers equal to all three, and two queues of random directions.</summary>
    /// <param name="options">Temperature, share, momentum, queues and widths.</param>
    /// <param name="encoder">An encoder that offers a feature map.</param>
    /// <exception cref="EncoderMismatchException">The encoder offers none.</exception>
    public DenseCL(DenseCLOptions options, Backbone encoder)
    {
        if (encoder is not IFeatureMapEncoder)
        {
            throw new EncoderMismatchException($"densecl cannot train {encoder.Architecture}: it needs an encoder with a feature map.");
        }

        _options = options;
        _encoder = Child("encoder", encoder);
        _projector = Child("projector", ContrastiveHeads.Plain(encoder, options.HiddenWidth, options.EmbeddingWidth));
        _denseProjector = Child("dense_projector", ContrastiveHeads.Plain(encoder, options.HiddenWidth, options.EmbeddingWidth));
        _teacherEncoder = Child("teacher_encoder", new MomentumTeacher<Backbone>(encoder, encoder.Twin()));
        _teacherProjector = Child("teacher_projector", new MomentumTeacher<Mlp>(_projector, new Mlp(_projector.Options)));
        _teacherDenseProjector = Child("teacher_dense_projector", new MomentumTeacher<Mlp>(_denseProjector, new Mlp(_denseProjector.Options)));
        _queue = Child("queue", new FeatureQueue(options.QueueSize, options.EmbeddingWidth));
        _denseQueue = Child("dense_queue", new FeatureQueue(options.QueueSize, options.EmbeddingWidth));
    }

    /// <inheritdoc/>
    public static string Name => "densecl";

    /// <inheritdoc/>
    public static string Family => "dense";

    /// <inheritdoc/>
    public static string Summary => "MoCo v2 for the whole picture and for every place of the feature map.";

    /// <inheritdoc/>
    public static string Paper => "Wang et al., CVPR 2021, arXiv:2011.09157";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static DenseCLOptions DefaultOptions(RecipeContext context) => context.IsSmall
        ? new()
        {
            Temperature = 0.1,
            Momentum = 0.99,
            Symmetric = true,
            QueueSize = FeatureQueue.CapacityFor(context.SampleCount, QueueOfSmallPictures),
        }
        : new() { QueueSize = FeatureQueue.CapacityFor(context.SampleCount, new DenseCLOptions().QueueSize) };

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.MoCoV2(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => context.IsSmall
        ? OptimizerRecipes.SmallPictures(context)
        : new OptimizerOptions { Kind = OptimizerKind.Sgd, LearningRate = 0.3 * context.GlobalBatch / 256, WeightDecay = 1e-4 };

    /// <inheritdoc/>
    public static DenseCL Create(DenseCLOptions options, RecipeContext context, Backbone backbone) => new(options, backbone);

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var n = batch.Count;
        var (xQ, xK) = batch.Pair;
        (xQ, xK) = _options.Symmetric ? (Tensor.Cat([xQ, xK], 0), Tensor.Cat([xK, xQ], 0)) : (xQ, xK);

        var fQ = Places(_encoder, xQ);                                      // M x S x D, M = N or 2N, S places
        var h = fQ.Mean([1]);                                               // M x D
        var q = _projector.Forward(h);                                      // M x E
        var denseQ = EveryPlace(_denseProjector, fQ);                       // M x S x E
        var (k, denseK, matched) = Keys(xK, fQ.Detach());                   // M x E, M x E, M x S x E: no gradient

        var whole = InfoNce.AgainstQueue(q, k, _queue.Read(), _options.Temperature);
        var dense = InfoNce.AgainstQueue(denseQ.Flatten(0, 1), matched.Flatten(0, 1), _denseQueue.Read(), _options.Temperature);
        _queue.Enqueue(k);
        _denseQueue.Enqueue(denseK);

        return Loss.Of(((1 - _options.DenseShare) * whole) + (_options.DenseShare * dense))
                   .With("whole", whole)
                   .With("dense", dense)
                   .Observing(h, q.Narrow(0, 0, n), k.Narrow(0, 0, n));
    }

    /// <inheritdoc/>
    public override void AfterOptimizerStep(TrainingProgress progress)
    {
        _teacherEncoder.Follow(_options.Momentum);
        _teacherProjector.Follow(_options.Momentum);
        _teacherDenseProjector.Follow(_options.Momentum);
    }

    private static Tensor Places(Backbone encoder, Tensor x) =>
        ((IFeatureMapEncoder)encoder).FeatureMap(x).Flatten(2).Transpose(1, 2); // N x S x D

    private static Tensor EveryPlace(Mlp projector, Tensor places) =>
        projector.Forward(places.Flatten(0, 1)).Unflatten(0, [places.Size(0), places.Size(1)]); // N x S x E

    private (Tensor Key, Tensor DenseKey, Tensor Matched) Keys(Tensor x, Tensor fQ)
    {
        using var noGrad = new NoGrad();
        var fK = Places(_teacherEncoder.Network, x);                        // M x S x D
        var places = EveryPlace(_teacherDenseProjector.Network, fK);        // M x S x E
        return (
            noGrad.Keep(_teacherProjector.Network.Forward(fK.Mean([1]))),
            noGrad.Keep(places.Mean([1])),
            noGrad.Keep(DenseMatches.Pick(fQ, fK, places)));
    }
}
