using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Decoders;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Masking;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Denoising autoencoder: from a noisy picture, the picture without the noise.</summary>
/// <remarks>
/// Vincent et al.: Extracting and Composing Robust Features with Denoising Autoencoders, ICML 2008, and Stacked Denoising Autoencoders, JMLR 2010.
/// Deviations: convolutional, trained as a whole and not layer by layer; squared error on normalised pixels, all of which count alike.
/// </remarks>
public sealed class DenoisingAutoencoder : Method<ViewBatch>, IMethod<DenoisingAutoencoder, DenoisingAutoencoderOptions, ViewBatch>, IReconstructs
{
    private readonly DenoisingAutoencoderOptions _options;
    private readonly Backbone _encoder;
    private readonly Bottleneck _bottleneck;

    /// <summary>A denoising autoencoder around an encoder, with a fresh code and decoder.</summary>
    /// <param name="options">The noise and the code.</param>
    /// <param name="context">The size of the pictures.</param>
    /// <param name="encoder">The encoder.</param>
    /// <exception cref="MethodSettingsException">The size of the pictures is no whole number of doublings of the encoder's map.</exception>
    public DenoisingAutoencoder(DenoisingAutoencoderOptions options, RecipeContext context, Backbone encoder)
    {
        _options = options;
        _encoder = Child("encoder", encoder);
        _bottleneck = Child("bottleneck", new Bottleneck(encoder, new FeatureGrid(Name, encoder, context), options.Latent, options.Code, context.Channels));
    }

    /// <inheritdoc/>
    public static string Name => "denoising-autoencoder";

    /// <inheritdoc/>
    public static string Family => "autoencoding";

    /// <inheritdoc/>
    public static string Summary => "From a noisy picture, the picture without the noise.";

    /// <inheritdoc/>
    public static string Paper => "Vincent et al., ICML 2008; JMLR 2010";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public static TokenPooling Pooling => TokenPooling.PatchMean;

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static DenoisingAutoencoderOptions DefaultOptions(RecipeContext context) => new();

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.Autoencoder(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => OptimizerRecipes.Decoders(context);

    /// <inheritdoc/>
    public static DenoisingAutoencoder Create(DenoisingAutoencoderOptions options, RecipeContext context, Backbone backbone) => new(options, context, backbone);

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var x = batch.Views[0];                                                                // N x C x H x W
        var (h, output) = _bottleneck.Forward(Noisy(x));                                       // N x D, N x C x H x W
        return Loss.Of(output.AtLeastFloat32().MseLoss(x)).Observing(h, h);
    }

    /// <inheritdoc/>
    public Reconstruction Reconstruct(Tensor x)
    {
        var noisy = Noisy(x);
        return new(noisy, _bottleneck.Forward(noisy).Output);
    }

    private Tensor Noisy(Tensor x) => PixelNoise.Add(x, _options.Noise, _options.NoiseDeviation, _options.NoiseShare);
}
