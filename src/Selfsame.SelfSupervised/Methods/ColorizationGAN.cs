using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Colour;
using Selfsame.SelfSupervised.Decoders;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Colorization by a conditional GAN: colours near the true ones that a judge of patches takes for true.</summary>
/// <remarks>
/// Isola et al., CVPR 2017, arXiv 1611.07004 (pix2pix): L1 times 100 plus the adversarial term, a U-Net with dropout as its noise, a PatchGAN that sees lightness
/// and colours, its loss halved, a and b divided by 110. Deviations: the left half of the U-Net is the backbone at hand, joined to the decoder at each of its
/// scales; pixels are repeated and convolved where the paper transposes convolutions; batch norm has batches of more than one; no dropout when colours are
/// predicted; up to 64 px a judge of 16 x 16 pixels and 2.5 times the learning rate; the learning rate falls by a cosine.
/// </remarks>
public sealed class ColorizationGAN : Method<ViewBatch>, IMethod<ColorizationGAN, ColorizationGANOptions, ViewBatch>, IColorizes
{
    // Beyond all colours of sRGB: a and b of the output are tanh times this.
    private const double LargestColour = 110;

    private readonly ColorizationGANOptions _options;
    private readonly LightnessInput _input;
    private readonly Backbone _encoder;
    private readonly UNetDecoder _decoder;
    private readonly PatchDiscriminator _discriminator;

    /// <summary>A conditional GAN around an encoder, with a fresh decoder and discriminator.</summary>
    /// <param name="options">Weights and shapes.</param>
    /// <param name="context">Size and scale of the pictures.</param>
    /// <param name="encoder">An encoder that offers feature maps and takes three channels.</param>
    /// <exception cref="EncoderMismatchException">The encoder has no feature maps.</exception>
    /// <exception cref="MethodSettingsException">The pictures are gray, or their size does not fit encoder or discriminator.</exception>
    public ColorizationGAN(ColorizationGANOptions options, RecipeContext context, Backbone encoder)
    {
        ColorizationRecipes.RequireColour(Name, context);
        MethodSettingsException.Require(
            options.DistanceWeight + options.AdversarialWeight > 0, $"{Name}: with method.distanceWeight and method.adversarialWeight both 0 there is nothing to learn: set one.");
        MethodSettingsException.Require(
            PatchDiscriminator.Fits(context.ImageSize, options.DiscriminatorLayers),
            $"{Name}: method.discriminatorLayers {options.DiscriminatorLayers} leaves nothing of pictures of {context.ImageSize} pixels: set it lower.");
        _options = options;
        _input = ColorizationRecipes.Input(context);
        _encoder = Child("encoder", encoder);
        _decoder = Child("decoder", new UNetDecoder(Name, encoder, context.ImageSize, context.Channels, new UNetDecoderOptions { OutputChannels = 2, Dropout = options.Dropout }));
        _discriminator = Child("discriminator", new PatchDiscriminator(3, options.DiscriminatorWidth, options.DiscriminatorLayers));
    }

    /// <inheritdoc/>
    public static string Name => "colorization-gan";

    /// <inheritdoc/>
    public static string Family => "colorization";

    /// <inheritdoc/>
    public static string Summary => "From the lightness of a picture, colours that a judge of patches takes for true.";

    /// <inheritdoc/>
    public static string Paper => "Isola et al., CVPR 2017, arXiv:1611.07004";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet];

    /// <inheritdoc/>
    public static bool SeesLightness => true;

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public int SideMultiple => _decoder.SideMultiple;

    /// <inheritdoc/>
    public override IReadOnlyList<Objective<ViewBatch>> Objectives => _options.AdversarialWeight > 0
        ? [new("discriminator", Named(isDiscriminator: true), null, 1, Judge), new("generator", Named(isDiscriminator: false), null, 1, Forward)]
        : [new("generator", Named(isDiscriminator: false), null, 1, Forward)];

    /// <inheritdoc/>
    public static ColorizationGANOptions DefaultOptions(RecipeContext context) => context.IsSmall ? new() { DiscriminatorLayers = 1 } : new();

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ColorizationRecipes.Views(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => new()
    {
        Kind = OptimizerKind.Adam, LearningRate = context.IsSmall ? 5e-4 : 2e-4, Beta1 = 0.5,
    };

    /// <inheritdoc/>
    public static ColorizationGAN Create(ColorizationGANOptions options, RecipeContext context, Backbone backbone) => new(options, context, backbone);

    /// <summary>The generator's loss of one batch.</summary>
    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var (lightness, truth) = Pictures(batch);                                                       // N x 1 x H x W, N x 2 x H x W in [-1, 1]
        var (made, h) = Generate(lightness);                                                            // N x 2 x H x W, N x D
        var distance = made.L1Loss(truth);
        var error = (made.Detach() - truth).Square().Mean().Sqrt() * LargestColour;
        if (_options.AdversarialWeight == 0)
        {
            return Loss.Of(distance * _options.DistanceWeight).With("distance", distance).With("colour-error", error).Observing(h, h);
        }

        var belief = PatchDiscriminator.Loss(_discriminator.Forward(Condition(lightness, made)), isTrue: true);
        return Loss.Of((belief * _options.AdversarialWeight) + (distance * _options.DistanceWeight))
                   .With("distance", distance)
                   .With("adversarial", belief)
                   .With("colour-error", error)
                   .Observing(h, h);
    }

    /// <inheritdoc/>
    public Tensor Colorize(Tensor lightness)
    {
        using var noGrad = new NoGrad();
        return noGrad.Keep(Generate(lightness).Colours * LargestColour);
    }

    private static Tensor Condition(Tensor lightness, Tensor colours) => Tensor.Cat([(lightness / 50) - 1, colours], 1).ChannelsLast(); // N x 3 x H x W

    private Loss Judge(ViewBatch batch, TrainingProgress progress)
    {
        var (lightness, truth) = Pictures(batch);
        var made = MadeWithoutGradient(lightness);
        var (truePictures, madePictures) = (Condition(lightness, truth), Condition(lightness, made));   // N x 3 x H x W
        var (trueLogits, madeLogits) = (_discriminator.Forward(truePictures), _discriminator.Forward(madePictures)); // N x 1 x h x w
        var ofTrue = PatchDiscriminator.Loss(trueLogits, isTrue: true);
        var ofMade = PatchDiscriminator.Loss(madeLogits, isTrue: false);
        return Loss.Of((ofTrue + ofMade) / 2).With("discriminator-true", ofTrue).With("discriminator-made", ofMade)
                   .Judging(new ObservedContest(OfPictures(trueLogits), OfPictures(madeLogits), truePictures, madePictures)
                   {
                       Remedy = "lower method.discriminatorLayers or method.discriminatorWidth",
                   });
    }

    private static Tensor OfPictures(Tensor logits) => logits.Flatten(1).Mean([1], keepdim: true);      // N x 1

    private (Tensor Lightness, Tensor Colours) Pictures(ViewBatch batch)
    {
        using var noGrad = new NoGrad();
        var lab = _input.ToLab(batch.Views[0]);
        return (noGrad.Keep(lab.Narrow(1, 0, 1)), noGrad.Keep(lab.Narrow(1, 1, 2) / LargestColour));
    }

    private (Tensor Colours, Tensor Features) Generate(Tensor lightness)
    {
        var (drawn, h) = _decoder.Forward(_input.FromLightness(lightness));
        return (drawn.AtLeastFloat32().Tanh(), h);
    }

    private Tensor MadeWithoutGradient(Tensor lightness)
    {
        using var noGrad = new NoGrad();
        return noGrad.Keep(Generate(lightness).Colours);
    }

    private NamedTensor[] Named(bool isDiscriminator) =>
        [.. Parameters().Where(each => each.Value.RequiresGrad && each.Name.StartsWith("discriminator.", StringComparison.Ordinal) == isDiscriminator)];
}
