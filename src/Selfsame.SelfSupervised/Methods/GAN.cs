using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Generators;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Teachers;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>GAN: a generator makes pictures out of noise, and the encoder, as the discriminator, learns what tells them from real ones.</summary>
/// <remarks>
/// Goodfellow et al., NeurIPS 2014, arXiv 1406.2661, Algorithm 1, in the form of DCGAN (Radford et al., ICLR 2016, arXiv 1511.06434), with the losses
/// and the ways to keep the discriminator smooth that came later as settings. Deviations: the discriminator is the backbone with a linear layer of one
/// output, and has layer norm, since with batch norm it cannot see that made pictures are all alike (where it is chosen all the same, only real pictures
/// enter its running statistics); noise is normal, as in DCGAN's PyTorch form, not uniform; each side draws its own noise. Up to 64 px the generator is
/// smaller, R1 holds the discriminator smooth, and a slow average of the generator makes the pictures (Yazıcı et al., ICLR 2019, arXiv 1806.04498).
/// </remarks>
public sealed class GAN : Method<ViewBatch>, IMethod<GAN, GANOptions, ViewBatch>, IGenerates
{
    private readonly GANOptions _options;
    private readonly Backbone _encoder;
    private readonly Linear _score;
    private readonly SpectralNorm? _spectralNorm;
    private readonly ConvolutionalGenerator _generator;
    private readonly MomentumTeacher<ConvolutionalGenerator>? _average;

    /// <summary>A GAN with a fresh generator, around an encoder that becomes its discriminator.</summary>
    /// <param name="options">Its settings.</param>
    /// <param name="context">Size and channels of the pictures.</param>
    /// <param name="encoder">Any encoder that gives N x D and can be differentiated twice.</param>
    /// <exception cref="MethodSettingsException">The pictures' side is no power of two, or a Wasserstein critic is not held smooth.</exception>
    public GAN(GANOptions options, RecipeContext context, Backbone encoder)
    {
        AdversarialRecipes.CheckSmoothness(options.Loss, options.SpectralNorm, options.GradientPenalty);
        _options = options;
        _encoder = Child("encoder", encoder);
        _score = Child("score", new Linear(encoder.FeatureCount, 1));
        _spectralNorm = options.SpectralNorm ? Child("spectral_norm", new SpectralNorm(_encoder, _score)) : null;
        var shape = AdversarialRecipes.Generator(options.LatentWidth, options.GeneratorWidth, context);
        _generator = Child("generator", new ConvolutionalGenerator(shape));
        _average = options.Average > 0
            ? Child("teacher_generator", new MomentumTeacher<ConvolutionalGenerator>(_generator, new ConvolutionalGenerator(shape)))
            : null;
    }

    /// <inheritdoc/>
    public static string Name => "gan";

    /// <inheritdoc/>
    public static string Family => "generative";

    /// <inheritdoc/>
    public static string Summary => "A generator makes pictures of noise, and the encoder learns what tells them from real ones.";

    /// <inheritdoc/>
    public static string Paper => "Goodfellow et al., NeurIPS 2014, arXiv:1406.2661; Radford et al., ICLR 2016, arXiv:1511.06434";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet];

    /// <inheritdoc/>
    public static BackboneNorm Norm => BackboneNorm.Layer;

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public int LatentWidth => _options.LatentWidth;

    /// <inheritdoc/>
    public override IReadOnlyList<Objective<ViewBatch>> Objectives =>
    [
        new("discriminator", Of("encoder.", "score."), null, 1, DiscriminatorLoss),
        new("generator", Of("generator."), AdversarialRecipes.OptimizerOf(_options.GeneratorLearningRate), _options.DiscriminatorSteps, Forward),
    ];

    /// <inheritdoc/>
    public static GANOptions DefaultOptions(RecipeContext context) => context.IsSmall
        ? new GANOptions { GeneratorWidth = 64, RealPenalty = 0.05, RealPenaltyInterval = 16, Average = 0.995 }
        : new GANOptions();

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.WholePictures(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => AdversarialRecipes.Optimizer;

    /// <inheritdoc/>
    public static GAN Create(GANOptions options, RecipeContext context, Backbone backbone) => new(options, context, backbone);

    /// <summary>The generator's loss: what it makes shall pass for real.</summary>
    /// <param name="batch">Only the number of pictures counts.</param>
    /// <param name="progress">Where the run stands.</param>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        MethodSettingsException.RequirePictures(batch.Count);
        using var frozen = new Frozen(_encoder, _score);
        using var normalised = _spectralNorm?.Apply();
        using var kept = new KeptBuffers(_encoder);
        var fake = _generator.Forward(Noise(batch.Views[0]));                         // N x C x H x W
        return Loss.Of(AdversarialLosses.Generator(_options.Loss, Score(fake).Scores));
    }

    /// <inheritdoc/>
    public override void AfterOptimizerStep(TrainingProgress progress)
    {
        _spectralNorm?.Absorb();
        if (_average is not null)
        {
            _average.Follow(_options.Average);
            foreach (var (mine, its) in _average.Network.Buffers().Zip(_generator.Buffers()))
            {
                mine.Value.Copy_(its.Value);
            }
        }
    }

    /// <inheritdoc/>
    public Tensor Generate(Tensor latents) => (_average?.Network ?? _generator).Forward(latents);

    private Loss DiscriminatorLoss(ViewBatch batch, TrainingProgress progress)
    {
        MethodSettingsException.RequirePictures(batch.Count);
        var real = batch.Views[0];                                                    // N x C x H x W
        var fake = Made(real);
        using var normalised = _spectralNorm?.Apply();
        var isPenalised = _options.RealPenalty > 0 && progress.Step % _options.RealPenaltyInterval == 0;
        if (isPenalised)
        {
            real = real.Detach().RequiresGrad_();
        }

        var (h, realScores) = Score(real);                                            // N x D, N x 1
        using var kept = new KeptBuffers(_encoder);
        var fakeScores = Score(fake).Scores;                                          // N x 1
        var loss = AdversarialLosses.Discriminator(_options.Loss, realScores, fakeScores, _options.RealTarget);
        if (isPenalised)
        {
            loss += _options.RealPenaltyInterval * _options.RealPenalty / 2 * GradientPenalty.AtReal(realScores, real);
        }

        if (_options.GradientPenalty > 0)
        {
            var share = Tensor.Rand([real.Size(0), 1, 1, 1]).To(real.Device).To(real.DType);
            loss += _options.GradientPenalty * GradientPenalty.Between(x => Score(x).Scores, real.Detach(), fake, share);
        }

        return Loss.Of(loss).Observing(h, h).Judging(
            new ObservedContest(realScores, fakeScores, real, fake, MayWin: _options.Loss == AdversarialLoss.Wasserstein, EncoderJudges: true)
            {
                Remedy = "raise method.realPenalty, set method.spectralNorm to true, or lower optimizer.learningRate and give method.generatorLearningRate what it was",
            });
    }

    private (Tensor Features, Tensor Scores) Score(Tensor pictures)
    {
        var h = _encoder.Forward(pictures);                                           // N x D
        return (h, _score.Forward(h));                                                // N x 1
    }

    private Tensor Made(Tensor like)
    {
        using var noGrad = new NoGrad();
        return noGrad.Keep(_generator.Forward(Noise(like)));
    }

    // Drawn on the processor in float32: the same numbers wherever the pictures are.
    private Tensor Noise(Tensor like) => Tensor.Randn([like.Size(0), _options.LatentWidth]).To(like.Device).To(like.DType);

    private NamedTensor[] Of(params string[] prefixes) =>
        [.. Parameters().Where(each => prefixes.Any(prefix => each.Name.StartsWith(prefix, StringComparison.Ordinal)))];
}
