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

/// <summary>MoCo v2: a view must find the key that a slow teacher gave its other view, among a long queue of keys of earlier pictures.</summary>
/// <remarks>
/// Chen et al., 2020, arXiv 2003.04297, over He et al., CVPR 2020, arXiv 1911.05722, Algorithm 1. Deviations: batches are not shuffled between devices,
/// since on one device that changes nothing; the teacher follows after the optimizer's step instead of before the next one; the queue is at most half
/// the data set by default. At 32 px temperature 0.1, momentum 0.99 and a queue of 4,096 are those of the authors' own CIFAR-10 demonstration, and both
/// directions and the optimizer those of lightly's CIFAR benchmark.
/// </remarks>
public sealed class MoCoV2 : Method<ViewBatch>, IMethod<MoCoV2, MoCoV2Options, ViewBatch>
{
    private const int QueueOfSmallPictures = 4096;

    private readonly MoCoV2Options _options;
    private readonly Backbone _encoder;
    private readonly Mlp _projector;
    private readonly MomentumTeacher<Backbone> _teacherEncoder;
    private readonly MomentumTeacher<Mlp> _teacherProjector;
    private readonly FeatureQueue _queue;

    /// <summary>MoCo v2 around an encoder, with a fresh projector, teachers equal to both, and a queue of random directions.</summary>
    /// <param name="options">Temperature, momentum, queue and widths.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    public MoCoV2(MoCoV2Options options, Backbone encoder)
    {
        _options = options;
        _encoder = Child("encoder", encoder);
        _projector = Child("projector", ContrastiveHeads.Plain(encoder, options.HiddenWidth, options.EmbeddingWidth));
        _teacherEncoder = Child("teacher_encoder", new MomentumTeacher<Backbone>(encoder, encoder.Twin()));
        _teacherProjector = Child("teacher_projector", new MomentumTeacher<Mlp>(_projector, new Mlp(_projector.Options)));
        _queue = Child("queue", new FeatureQueue(options.QueueSize, options.EmbeddingWidth));
    }

    /// <inheritdoc/>
    public static string Name => "moco-v2";

    /// <inheritdoc/>
    public static string Family => "contrastive";

    /// <inheritdoc/>
    public static string Summary => "A view must find a slow teacher's key of its other view among a queue of earlier keys.";

    /// <inheritdoc/>
    public static string Paper => "Chen et al., 2020, arXiv:2003.04297";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static MoCoV2Options DefaultOptions(RecipeContext context) => context.IsSmall
        ? new()
        {
            Temperature = 0.1,
            Momentum = 0.99,
            Symmetric = true,
            QueueSize = FeatureQueue.CapacityFor(context.SampleCount, QueueOfSmallPictures),
        }
        : new() { QueueSize = FeatureQueue.CapacityFor(context.SampleCount, new MoCoV2Options().QueueSize) };

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.MoCoV2(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => context.IsSmall
        ? OptimizerRecipes.SmallPictures(context)
        : new OptimizerOptions { Kind = OptimizerKind.Sgd, LearningRate = 0.03 * context.GlobalBatch / 256, WeightDecay = 1e-4 };

    /// <inheritdoc/>
    public static MoCoV2 Create(MoCoV2Options options, RecipeContext context, Backbone backbone) => new(options, backbone);

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var n = batch.Count;
        var (xQ, xK) = batch.Pair;
        (xQ, xK) = _options.Symmetric ? (Tensor.Cat([xQ, xK], 0), Tensor.Cat([xK, xQ], 0)) : (xQ, xK);

        var h = _encoder.Forward(xQ);                                       // M x D, M = N or 2N
        var q = _projector.Forward(h);                                      // M x E
        var k = Keys(xK);                                                   // M x E, no gradient
        var loss = InfoNce.AgainstQueue(q, k, _queue.Read(), _options.Temperature);
        _queue.Enqueue(k);

        return Loss.Of(loss)
                   .Observing(h, q.Narrow(0, 0, n), k.Narrow(0, 0, n));
    }

    /// <inheritdoc/>
    public override void AfterOptimizerStep(TrainingProgress progress)
    {
        _teacherEncoder.Follow(_options.Momentum);
        _teacherProjector.Follow(_options.Momentum);
    }

    private Tensor Keys(Tensor x)
    {
        using var noGrad = new NoGrad();
        return noGrad.Keep(_teacherProjector.Network.Forward(_teacherEncoder.Network.Forward(x)));
    }
}
