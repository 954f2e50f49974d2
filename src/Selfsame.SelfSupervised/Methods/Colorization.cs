using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Colour;
using Selfsame.SelfSupervised.Decoders;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Colorization as classification: from the lightness of a picture, which of 313 colours each of its pixels may have.</summary>
/// <remarks>
/// Zhang, Isola, Efros, ECCV 2016, arXiv 1603.08511: soft targets over the nearest bins, rare colours counting more (equation 4), colours drawn as the annealed
/// mean (equation 5), pictures without colour left out as in the published code. Deviations: the trunk is the backbone at hand with a plain decoder behind it; how
/// frequent colours are is counted in the pictures at hand, from the first step on; up to 64 px a colour for every 2 x 2 pixels and Adam at 0.001 x batch / 128.
/// </remarks>
public sealed class Colorization : Method<ViewBatch>, IMethod<Colorization, ColorizationOptions, ViewBatch>, IColorizes
{
    private readonly ColorizationOptions _options;
    private readonly LightnessInput _input;
    private readonly Backbone _encoder;
    private readonly UNetDecoder _decoder;
    private readonly ColourBins _bins;
    private readonly ColourPrior _prior;

    /// <summary>Colorization around an encoder, with a fresh decoder and no colours seen yet.</summary>
    /// <param name="options">Size of the output, targets, weights and temperature.</param>
    /// <param name="context">Size and scale of the pictures.</param>
    /// <param name="encoder">An encoder that offers feature maps and takes three channels.</param>
    /// <exception cref="EncoderMismatchException">The encoder has no feature maps.</exception>
    /// <exception cref="MethodSettingsException">The pictures are gray, or their size does not fit the encoder.</exception>
    public Colorization(ColorizationOptions options, RecipeContext context, Backbone encoder)
    {
        ColorizationRecipes.RequireColour(Name, context);
        MethodSettingsException.Require(int.IsPow2(options.Stride), $"{Name}: method.stride is 1, 2, 4 or 8, not {options.Stride}.");
        _options = options;
        _input = ColorizationRecipes.Input(context);
        _encoder = Child("encoder", encoder);
        _decoder = Child("decoder", new UNetDecoder(Name, encoder, context.ImageSize, context.Channels, new UNetDecoderOptions
        {
            OutputChannels = ColourBins.Count, Stride = options.Stride, HasSkips = options.Skips,
        }));
        _bins = Child("bins", new ColourBins());
        _prior = Child("prior", new ColourPrior());
    }

    /// <inheritdoc/>
    public static string Name => "colorization";

    /// <inheritdoc/>
    public static string Family => "colorization";

    /// <inheritdoc/>
    public static string Summary => "From the lightness of a picture, which of 313 colours each of its pixels has.";

    /// <inheritdoc/>
    public static string Paper => "Zhang et al., ECCV 2016, arXiv:1603.08511";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet];

    /// <inheritdoc/>
    public static bool SeesLightness => true;

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public int SideMultiple => _decoder.SideMultiple;

    /// <inheritdoc/>
    public static ColorizationOptions DefaultOptions(RecipeContext context) => context.IsSmall ? new() { Stride = 2 } : new();

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ColorizationRecipes.Views(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => context.IsSmall
        ? OptimizerRecipes.SmallPicturesAdam(context)
        : new OptimizerOptions { Kind = OptimizerKind.Adam, LearningRate = 3e-5, Beta2 = 0.99, WeightDecay = 1e-3 };

    /// <inheritdoc/>
    public static Colorization Create(ColorizationOptions options, RecipeContext context, Backbone backbone) => new(options, context, backbone);

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var lab = _input.ToLab(batch.Views[0]);                                                         // N x 3 x H x W
        var (lightness, ab) = (lab.Narrow(1, 0, 1), lab.Narrow(1, 1, 2));
        var coarse = ab.AvgPool2d([_options.Stride, _options.Stride]);                                  // N x 2 x h x w
        var (bins, shares) = _bins.Encode(coarse, _options.Neighbours, _options.Sigma);                 // N x K x h x w each
        var coloured = ColorizationRecipes.HaveColour(ab).To(shares.DType);                             // N x 1 x 1 x 1
        if (IsTraining)
        {
            _prior.Observe(bins, shares * coloured);
        }

        var (logits, h) = _decoder.Forward(_input.FromLightness(lightness));                            // N x Q x h x w, N x D
        return Loss.Of(ColourClassification.Loss(logits, bins, shares, Weights(bins) * coloured))
                   .With("colour-error", ColourError(logits, coarse))
                   .Observing(h, h);
    }

    /// <inheritdoc/>
    public Tensor Colorize(Tensor lightness)
    {
        using var noGrad = new NoGrad();
        var (logits, _) = _decoder.Forward(_input.FromLightness(lightness));
        var ab = _bins.AnnealedMean(logits, _options.Temperature);
        return noGrad.Keep(_options.Stride == 1 ? ab : ab.UpsampleBilinear2d([lightness.Size(2), lightness.Size(3)], alignCorners: false));
    }

    // A pixel counts as its nearest bin does.
    private Tensor Weights(Tensor bins)
    {
        using var noGrad = new NoGrad();
        var nearest = bins.Narrow(1, 0, 1);                                                             // N x 1 x h x w
        var factors = ColourPrior.Factors(_prior.Shares, _options.UniformShare);                        // Q
        return noGrad.Keep(factors.IndexSelect(0, nearest.Flatten()).Reshape(nearest.Shape).To(_bins.Centres.DType));
    }

    private Tensor ColourError(Tensor logits, Tensor ab)
    {
        using var noGrad = new NoGrad();
        return noGrad.Keep((_bins.AnnealedMean(logits.Detach().AtLeastFloat32(), _options.Temperature) - ab).Square().Mean().Sqrt());
    }
}
