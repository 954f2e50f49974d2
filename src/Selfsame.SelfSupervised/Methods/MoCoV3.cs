using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.Nn.Schedules;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Teachers;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>MoCo v3: a student predicts its slow copy's key of the other view, among the keys of the same batch; there is no queue.</summary>
/// <remarks>
/// Chen et al., ICCV 2021, arXiv 2104.02057, algorithm 1. The projector has two layers over a ResNet and three over a transformer, as in its code; the last
/// batch norm has neither scale nor shift. Deviations: both views pass in one batch, so that they share batch-norm statistics; the hidden width is twice the
/// encoder's for ResNets; positions of transformers are learned; the teacher follows after the optimizer's step. At 32 px the temperature is 0.2, as in
/// solo-learn's CIFAR recipe, and the optimizer is that of SimCLR's recipe for ResNets.
/// </remarks>
public sealed class MoCoV3 : Method<ViewBatch>, IMethod<MoCoV3, MoCoV3Options, ViewBatch>
{
    private readonly MoCoV3Options _options;
    private readonly Schedule _momentum;
    private readonly Backbone _encoder;
    private readonly Mlp _projector;
    private readonly Mlp _predictor;
    private readonly MomentumTeacher<Backbone> _teacherEncoder;
    private readonly MomentumTeacher<Mlp> _teacherProjector;

    /// <summary>MoCo v3 around an encoder, with fresh heads and a teacher that equals the student.</summary>
    /// <param name="options">Temperature, momentum and widths.</param>
    /// <param name="context">The length of the run, over which the momentum rises.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    public MoCoV3(MoCoV3Options options, RecipeContext context, Backbone encoder)
    {
        _options = options;
        _momentum = Schedule.Cosine(options.Momentum, 1, context.TotalSteps);
        var hidden = options.HiddenWidth > 0 ? options.HiddenWidth : 2 * encoder.FeatureCount;
        var isTransformer = encoder.Family == BackboneFamily.VisionTransformer;
        if (isTransformer && options.FreezePatchEmbedding)
        {
            FreezePatches(encoder);
        }

        _encoder = Child("encoder", encoder);
        _projector = Child("projector", new Mlp(new MlpOptions
        {
            Widths = [encoder.FeatureCount, .. Enumerable.Repeat(hidden, isTransformer ? 2 : 1), options.EmbeddingWidth],
            OutputBatchNorm = true,
            OutputAffine = false,
        }));
        _predictor = Child("predictor", new Mlp(new MlpOptions
        {
            Widths = [options.EmbeddingWidth, hidden, options.EmbeddingWidth],
            OutputBatchNorm = isTransformer,
            OutputAffine = false,
            OutputBias = false,
        }));
        _teacherEncoder = Child("teacher_encoder", new MomentumTeacher<Backbone>(encoder, encoder.Twin()));
        _teacherProjector = Child("teacher_projector", new MomentumTeacher<Mlp>(_projector, new Mlp(_projector.Options)));
    }

    /// <inheritdoc/>
    public static string Name => "moco-v3";

    /// <inheritdoc/>
    public static string Family => "contrastive";

    /// <inheritdoc/>
    public static string Summary => "A student predicts its slow copy's key of the other view among those of the batch.";

    /// <inheritdoc/>
    public static string Paper => "Chen et al., ICCV 2021, arXiv:2104.02057";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static MoCoV3Options DefaultOptions(RecipeContext context) => (context.IsSmall, context.Backbone) switch
    {
        (true, _) => new() { Temperature = 0.2 },
        (false, BackboneFamily.VisionTransformer) => new() { Temperature = 0.2, HiddenWidth = 4096 },
        _ => new(),
    };

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.BYOL(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => context switch
    {
        { Backbone: BackboneFamily.VisionTransformer } => new OptimizerOptions
        {
            Kind = OptimizerKind.AdamW,
            LearningRate = (context.IsSmall ? 5e-4 : 1.5e-4) * context.GlobalBatch / 256,
            WeightDecay = 0.1,
            WarmupEpochs = OptimizerRecipes.Warmup(context, 40),
        },
        { IsSmall: true } => OptimizerRecipes.SmallPictures(context),
        _ => OptimizerRecipes.LargeBatches(0.3 * context.GlobalBatch / 256, 1.5e-6),
    };

    /// <inheritdoc/>
    public static MoCoV3 Create(MoCoV3Options options, RecipeContext context, Backbone backbone) => new(options, context, backbone);

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var n = batch.Count;
        var x = batch.StackedPair;
        var h = _encoder.Forward(x);                                        // 2N x D
        var q = _predictor.Forward(_projector.Forward(h));                  // 2N x E
        var k = Keys(x);                                                    // 2N x E, no gradient
        var (qA, qB) = (q.Narrow(0, 0, n), q.Narrow(0, n, n));
        var (kA, kB) = (k.Narrow(0, 0, n), k.Narrow(0, n, n));

        var loss = InfoNce.WithinBatch(qA, kB, _options.Temperature) + InfoNce.WithinBatch(qB, kA, _options.Temperature);
        return Loss.Of(2 * _options.Temperature * loss)
                   .Observing(h, qA, qB);
    }

    /// <inheritdoc/>
    public override void AfterOptimizerStep(TrainingProgress progress)
    {
        _teacherEncoder.Follow(_momentum.At(progress.Step));
        _teacherProjector.Follow(_momentum.At(progress.Step));
    }

    // Section 4.3: gradients of the first layer spike before those of the others.
    private static void FreezePatches(Backbone encoder)
    {
        foreach (var (_, parameter) in encoder.Parameters().Where(parameter => parameter.Name.StartsWith("patch_embed.", StringComparison.Ordinal)))
        {
            parameter.RequiresGrad_(false);
        }
    }

    private Tensor Keys(Tensor x)
    {
        using var noGrad = new NoGrad();
        return noGrad.Keep(_teacherProjector.Network.Forward(_teacherEncoder.Network.Forward(x)));
    }
}
