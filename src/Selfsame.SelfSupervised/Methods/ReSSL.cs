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

/// <summary>ReSSL: a strongly distorted view must have the same similarities to earlier pictures as a slow teacher finds in a weakly distorted one.</summary>
/// <remarks>
/// Zheng et al., NeurIPS 2021, arXiv 2107.09282, section 3 and algorithm 1. Deviations: batches are not shuffled between devices, since on one device that
/// changes nothing; the projector is BYOL's, with batch norm in its hidden layer and twice the encoder's width; the queue is at most half the data set by
/// default. At 32 px: the paper's setting for small data sets (momentum 0.99, 128 dimensions, queue of 4,096, SGD with 0.06 at a batch of 256, 5 epochs of
/// warm-up).
/// </remarks>
public sealed class ReSSL : Method<ViewBatch>, IMethod<ReSSL, ReSSLOptions, ViewBatch>
{
    private const int QueueOfSmallPictures = 4096;

    private readonly ReSSLOptions _options;
    private readonly Backbone _encoder;
    private readonly Mlp _projector;
    private readonly MomentumTeacher<Backbone> _teacherEncoder;
    private readonly MomentumTeacher<Mlp> _teacherProjector;
    private readonly FeatureQueue _queue;

    /// <summary>ReSSL around an encoder, with a fresh projector, a teacher that equals both, and a queue of random directions.</summary>
    /// <param name="options">Temperatures, momentum, queue and widths.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    /// <exception cref="MethodSettingsException">The teacher would not be sharper than the student.</exception>
    public ReSSL(ReSSLOptions options, Backbone encoder)
    {
        MethodSettingsException.Require(
            options.TeacherTemperature < options.StudentTemperature,
            $"ReSSL's teacher must be sharper than its student: method.teacherTemperature {options.TeacherTemperature} must lie below method.studentTemperature {options.StudentTemperature}.");
        _options = options;
        _encoder = Child("encoder", encoder);
        _projector = Child("projector", new Mlp(new MlpOptions
        {
            Widths =
            [
                encoder.FeatureCount,
                options.HiddenWidth > 0 ? options.HiddenWidth : 2 * encoder.FeatureCount,
                options.EmbeddingWidth,
            ],
        }));
        _teacherEncoder = Child("teacher_encoder", new MomentumTeacher<Backbone>(encoder, encoder.Twin()));
        _teacherProjector = Child("teacher_projector", new MomentumTeacher<Mlp>(_projector, new Mlp(_projector.Options)));
        _queue = Child("queue", new FeatureQueue(options.QueueSize, options.EmbeddingWidth));
    }

    /// <inheritdoc/>
    public static string Name => "ressl";

    /// <inheritdoc/>
    public static string Family => "contrastive";

    /// <inheritdoc/>
    public static string Summary => "Strong and weak view have the same similarities to earlier pictures.";

    /// <inheritdoc/>
    public static string Paper => "Zheng et al., NeurIPS 2021, arXiv:2107.09282";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static ReSSLOptions DefaultOptions(RecipeContext context) => context.IsSmall
        ? new() { Momentum = 0.99, EmbeddingWidth = 128, QueueSize = FeatureQueue.CapacityFor(context.SampleCount, QueueOfSmallPictures) }
        : new() { QueueSize = FeatureQueue.CapacityFor(context.SampleCount, new ReSSLOptions().QueueSize) };

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.ReSSL(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => OptimizerRecipes.IsShort(context)
        ? OptimizerRecipes.ShortRun(context)
        : new OptimizerOptions
        {
            Kind = OptimizerKind.Sgd,
            LearningRate = (context.IsSmall ? 0.06 : 0.05) * context.GlobalBatch / 256,
            WeightDecay = context.IsSmall ? 5e-4 : 1e-4,
            WarmupEpochs = OptimizerRecipes.Warmup(context, 5),
        };

    /// <inheritdoc/>
    public static ReSSL Create(ReSSLOptions options, RecipeContext context, Backbone backbone) => new(options, backbone);

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var (strong, weak) = batch.Pair;
        var h = _encoder.Forward(strong);                                   // N x D
        var z = _projector.Forward(h).AtLeastFloat32().L2Normalize();       // N x E
        var target = Target(weak);                                          // N x E, no gradient

        var loss = RelationalConsistency.Loss(z, target, _queue.Read(), _options.StudentTemperature, _options.TeacherTemperature);
        _queue.Enqueue(target);

        return Loss.Of(loss).Observing(h, z, target);
    }

    /// <inheritdoc/>
    public override void AfterOptimizerStep(TrainingProgress progress)
    {
        _teacherEncoder.Follow(_options.Momentum);
        _teacherProjector.Follow(_options.Momentum);
    }

    private Tensor Target(Tensor x)
    {
        using var noGrad = new NoGrad();
        return noGrad.Keep(_teacherProjector.Network.Forward(_teacherEncoder.Network.Forward(x)).AtLeastFloat32().L2Normalize());
    }
}
