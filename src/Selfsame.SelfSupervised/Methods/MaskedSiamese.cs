using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.Nn.Schedules;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Masking;
using Selfsame.SelfSupervised.Teachers;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>What MSN and PMSN have in common: all but the prior over prototypes.</summary>
public abstract class MaskedSiamese : Method<ViewBatch>
{
    private readonly MaskedSiameseOptions _options;
    private readonly Backbone _encoder;
    private readonly Mlp _projector;
    private readonly WeightNormalizedLinear _prototypes;
    private readonly MomentumTeacher<Backbone> _teacherEncoder;
    private readonly MomentumTeacher<Mlp> _teacherProjector;

    private protected MaskedSiamese(MaskedSiameseOptions options, Backbone encoder)
    {
        _options = options;
        _encoder = Child("encoder", encoder);
        _projector = Child("projector", new Mlp(new MlpOptions
        {
            Widths = [encoder.FeatureCount, options.HiddenWidth, options.HiddenWidth, options.EmbeddingWidth],
            HiddenGelu = true,
        }));
        _prototypes = Child("prototypes", new WeightNormalizedLinear(options.EmbeddingWidth, options.Prototypes, learnLengths: false));
        _teacherEncoder = Child("teacher_encoder", new MomentumTeacher<Backbone>(encoder, encoder.Twin()));
        _teacherProjector = Child("teacher_projector", new MomentumTeacher<Mlp>(_projector, new Mlp(_projector.Options)));
    }

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">There is one view only, or a focal view is larger than the large ones.</exception>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        MultiCrop.Check("A masked siamese network", batch);
        var zTarget = Teach(batch.Views[0]);                                               // N x E, no gradient
        var h = Anchors(batch);                                                            // MN x D
        var z = _projector.Forward(h).L2Normalize();                                       // MN x E
        var logP = PrototypeAgreement.LogProbabilities(_prototypes.Forward(z), _options.Temperature); // MN x K
        var targets = PrototypeAgreement.Targets(
            _prototypes.Forward(zTarget, freeze: true), _options.Temperature, _options.Sharpening, _options.SinkhornIterations); // N x K

        var agreement = PrototypeAgreement.CrossEntropy(logP, targets);
        var prior = FromPrior(logP);
        return Loss.Of(agreement + (prior * _options.RegularizationWeight))
                   .With("agreement", agreement)
                   .With("prior", prior)
                   .Observing(h, z.Narrow(0, 0, batch.Count), zTarget);
    }

    /// <inheritdoc/>
    public override void AfterOptimizerStep(TrainingProgress progress)
    {
        var momentum = Schedule.Linear(_options.TeacherMomentum, 1, progress.TotalSteps).At(progress.Step);
        _teacherEncoder.Follow(momentum);
        _teacherProjector.Follow(momentum);
    }

    /// <summary>The published setting; up to 64 px twice the learning rate, in a short run four times.</summary>
    private protected static OptimizerOptions Optimizer(RecipeContext context)
    {
        var rate = OptimizerRecipes.IsShort(context) ? 1e-3 : context.IsSmall ? 5e-4 : 2.5e-4;
        return OptimizerRecipes.Transformers(context, rate * context.GlobalBatch / 256, warmupEpochs: 15);
    }

    /// <summary>How far the use of the prototypes is from what is wanted.</summary>
    /// <param name="logProbabilities">Logarithms of the anchors' probabilities, MN x K.</param>
    /// <returns>A scalar.</returns>
    private protected abstract Tensor FromPrior(Tensor logProbabilities);

    // The large anchor loses some of its patches; focal views are whole, being small crops already.
    private Tensor Anchors(ViewBatch batch)
    {
        var tokens = (ITokenEncoder)_encoder;
        var x = batch.Views[1];                                                            // N x C x H x W
        var patches = x.Size(2) / tokens.PatchSize * (x.Size(3) / tokens.PatchSize);
        var keep = Math.Max(1, (long)(patches * (1 - _options.MaskRatio)));
        var mask = RandomMask.Draw(batch.Count, patches, keep, x.Device);
        var large = tokens.Tokens(x, mask.Keep).Select(1, 0);                              // N x D
        var focal = batch.Views.Count - 2;
        return focal == 0 ? large : Tensor.Cat([large, tokens.Tokens(batch.Stack(2, focal)).Select(1, 0)], 0); // MN x D
    }

    private Tensor Teach(Tensor x)
    {
        using var noGrad = new NoGrad();
        var h = ((ITokenEncoder)_teacherEncoder.Network).Tokens(x).Select(1, 0);           // N x D
        return noGrad.Keep(_teacherProjector.Network.Forward(h).L2Normalize());            // N x E
    }
}
