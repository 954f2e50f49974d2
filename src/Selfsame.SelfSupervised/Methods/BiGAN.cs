using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Generators;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>BiGAN: a generator turns codes into pictures, the encoder pictures into codes, and a discriminator of pairs drives them to be each other's inverse.</summary>
/// <remarks>
/// Donahue et al., ICLR 2017, arXiv 1605.09782, equations 2 and 3, with both sides exchanged for encoder and generator as in section 3.3; Dumoulin et
/// al. (ALI), ICLR 2017, arXiv 1606.00704, is the same with a code that is drawn. Nothing but the game drives the two to invert each other, which takes
/// long; Li et al. (ALICE), NeurIPS 2017, arXiv 1709.01435, ask for it. Deviations: codes are normal, and those of a batch that are not drawn have mean 0
/// and variance 1 like noise, so that the game is about what they say; the features are what the backbone gives before the linear layer that makes the
/// code of them; the discriminator has spectral normalisation or R1 in place of batch norm, and a projection.
/// </remarks>
public sealed class BiGAN : Method<ViewBatch>, IMethod<BiGAN, BiGANOptions, ViewBatch>, IGenerates, IReconstructs
{
    private readonly BiGANOptions _options;
    private readonly Backbone _encoder;
    private readonly Linear _latent;
    private readonly BatchNorm1d? _latentNorm;
    private readonly ConvolutionalGenerator _generator;
    private readonly JointDiscriminator _discriminator;
    private readonly SpectralNorm? _spectralNorm;

    /// <summary>A BiGAN with a fresh generator and discriminator, around an encoder.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="context">Size and channels of the pictures.</param>
    /// <param name="encoder">Any encoder that gives N x D.</param>
    /// <exception cref="MethodSettingsException">The pictures' side is no power of two, or a Wasserstein critic is not held smooth.</exception>
    public BiGAN(BiGANOptions options, RecipeContext context, Backbone encoder)
    {
        AdversarialRecipes.CheckSmoothness(options.Loss, options.SpectralNorm, gradientPenalty: null);
        var shape = AdversarialRecipes.Generator(options.LatentWidth, options.GeneratorWidth, context);
        _options = options;
        _encoder = Child("encoder", encoder);
        _latent = Child("latent", new Linear(encoder.FeatureCount, (options.Stochastic ? 2 : 1) * options.LatentWidth));
        _latentNorm = options.Stochastic ? null : Child("latent_norm", new BatchNorm1d(options.LatentWidth, affine: false));
        _generator = Child("generator", new ConvolutionalGenerator(shape));
        _discriminator = Child("discriminator", new JointDiscriminator(shape, options.HiddenWidth));
        _spectralNorm = options.SpectralNorm ? Child("spectral_norm", new SpectralNorm(_discriminator)) : null;
    }

    /// <inheritdoc/>
    public static string Name => "bigan";

    /// <inheritdoc/>
    public static string Family => "generative";

    /// <inheritdoc/>
    public static string Summary => "A generator and the encoder become each other's inverse under the eyes of a discriminator of pairs.";

    /// <inheritdoc/>
    public static string Paper => "Donahue et al., ICLR 2017, arXiv:1605.09782; Dumoulin et al., ICLR 2017, arXiv:1606.00704";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public int LatentWidth => _options.LatentWidth;

    /// <inheritdoc/>
    public override IReadOnlyList<Objective<ViewBatch>> Objectives =>
    [
        new("discriminator", Of("discriminator."), null, 1, DiscriminatorLoss),
        new("generator", Of("encoder.", "latent.", "generator."), AdversarialRecipes.OptimizerOf(_options.GeneratorLearningRate), 1, Forward),
    ];

    /// <inheritdoc/>
    public static BiGANOptions DefaultOptions(RecipeContext context) => context.IsSmall
        ? new BiGANOptions
        {
            LatentWidth = 64, GeneratorWidth = 32, HiddenWidth = 256, SpectralNorm = false, RealPenalty = 0.05, RealPenaltyInterval = 16, CycleWeight = 10,
        }
        : new BiGANOptions();

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.WholePictures(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => AdversarialRecipes.Optimizer;

    /// <inheritdoc/>
    public static BiGAN Create(BiGANOptions options, RecipeContext context, Backbone backbone) => new(options, context, backbone);

    /// <summary>The loss of encoder and generator: pictures with their codes shall pass for codes with their pictures, and the other way round.</summary>
    /// <param name="batch">The pictures.</param>
    /// <param name="progress">Where the run stands.</param>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        MethodSettingsException.RequirePictures(batch.Count);
        using var frozen = new Frozen(_discriminator);
        using var normalised = _spectralNorm?.Apply();
        var x = batch.Views[0];                                                       // N x C x H x W
        var h = _encoder.Forward(x);                                                  // N x D
        var code = Code(h);                                                           // N x L
        var z = Noise(x, _options.LatentWidth);                                       // N x L
        var real = _discriminator.Forward(x, code);                                   // N x 1
        var fake = _discriminator.Forward(_generator.Forward(z), z);                  // N x 1
        var game = AdversarialLosses.Encoder(_options.Loss, real) + AdversarialLosses.Generator(_options.Loss, fake);
        if (_options.CycleWeight == 0)
        {
            return Loss.Of(game).Observing(h, h);
        }

        var cycle = (_generator.Forward(code) - x).Abs().Mean();
        return Loss.Of(game + (_options.CycleWeight * cycle)).With("game", game).With("cycle", cycle).Observing(h, h);
    }

    /// <inheritdoc/>
    public override void AfterOptimizerStep(TrainingProgress progress) => _spectralNorm?.Absorb();

    /// <inheritdoc/>
    public Tensor Generate(Tensor latents) => _generator.Forward(latents);

    /// <inheritdoc/>
    public Reconstruction Reconstruct(Tensor x)
    {
        var side = _generator.Options.ImageSize;
        MethodSettingsException.Require(x.Size(2) == side && x.Size(3) == side, $"The generator makes pictures of {side} x {side} pixels, but was given {x.Size(2)} x {x.Size(3)}.");
        return new Reconstruction(x, _generator.Forward(Code(_encoder.Forward(x))));
    }

    private Loss DiscriminatorLoss(ViewBatch batch, TrainingProgress progress)
    {
        MethodSettingsException.RequirePictures(batch.Count);
        var x = batch.Views[0];                                                       // N x C x H x W
        var (code, z, made) = Made(x);
        using var normalised = _spectralNorm?.Apply();
        var isPenalised = _options.RealPenalty > 0 && progress.Step % _options.RealPenaltyInterval == 0;
        if (isPenalised)
        {
            x = x.Detach().RequiresGrad_();
        }

        var real = _discriminator.Forward(x, code);                                   // N x 1
        var fake = _discriminator.Forward(made, z);                                   // N x 1
        var loss = AdversarialLosses.Discriminator(_options.Loss, real, fake);
        if (isPenalised)
        {
            loss += _options.RealPenaltyInterval * _options.RealPenalty / 2 * GradientPenalty.AtReal(real, x);
        }

        return Loss.Of(loss).Judging(new ObservedContest(real, fake, x, made, MayWin: _options.Loss == AdversarialLoss.Wasserstein)
        {
            Remedy = "raise method.realPenalty, or lower optimizer.learningRate and give method.generatorLearningRate what it was",
        });
    }

    // What the discriminator is shown, without gradient: the codes of the pictures, and noise with the pictures made of it.
    private (Tensor Code, Tensor Noise, Tensor Pictures) Made(Tensor x)
    {
        using var noGrad = new NoGrad();
        using var kept = new KeptBuffers(_encoder);
        using var keptNorm = _latentNorm is null ? null : new KeptBuffers(_latentNorm);
        var code = Code(_encoder.Forward(x));
        var z = Noise(x, _options.LatentWidth);
        return (noGrad.Keep(code), noGrad.Keep(z), noGrad.Keep(_generator.Forward(z)));
    }

    private Tensor Code(Tensor h)
    {
        var said = _latent.Forward(h);                                                // N x L, or N x 2L
        if (_latentNorm is not null)
        {
            return _latentNorm.Forward(said);
        }

        var (mean, logVariance) = (said.Narrow(1, 0, _options.LatentWidth), said.Narrow(1, _options.LatentWidth, _options.LatentWidth));
        return mean + ((logVariance / 2).Exp() * Noise(h, _options.LatentWidth));
    }

    private static Tensor Noise(Tensor like, int width) => Tensor.Randn([like.Size(0), width]).To(like.Device).To(like.DType);

    private NamedTensor[] Of(params string[] prefixes) =>
        [.. Parameters().Where(each => prefixes.Any(prefix => each.Name.StartsWith(prefix, StringComparison.Ordinal)))];
}
