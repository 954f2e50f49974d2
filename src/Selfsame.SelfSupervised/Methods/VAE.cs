using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Decoders;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Variational autoencoder: a distribution over codes for each picture, near to a prior, from whose draws the picture can be told again.</summary>
/// <remarks>
/// Kingma and Welling, ICLR 2014, arXiv 1312.6114; beta after Higgins et al., ICLR 2017. The loss is minus the evidence lower bound in nats a picture (with
/// beta 1), for the density of normalised pixels: values around the decoder's with a fixed deviation. One draw a picture. The features are the encoder's,
/// from which a linear layer makes mean and logarithm of the variance.
/// </remarks>
public sealed class VAE : Method<ViewBatch>, IMethod<VAE, VAEOptions, ViewBatch>, IReconstructs, IGenerates
{
    private readonly VAEOptions _options;
    private readonly FeatureGrid _grid;
    private readonly Backbone _encoder;
    private readonly Linear _posterior;
    private readonly VectorDecoder _decoder;

    /// <summary>A variational autoencoder around an encoder, with a fresh decoder.</summary>
    /// <param name="options">Code and weights.</param>
    /// <param name="context">The size of the pictures.</param>
    /// <param name="encoder">The encoder.</param>
    /// <exception cref="MethodSettingsException">The size of the pictures is no whole number of doublings of the encoder's map.</exception>
    public VAE(VAEOptions options, RecipeContext context, Backbone encoder)
    {
        _options = options;
        _grid = new FeatureGrid(Name, encoder, context);
        _encoder = Child("encoder", encoder);
        _posterior = Child("posterior", new Linear(encoder.FeatureCount, 2 * options.Latent));
        _decoder = Child("decoder", new VectorDecoder(options.Latent, _grid.Side, new ConvolutionalDecoderOptions
        {
            Inputs = 2 * _grid.DecoderWidth, Doublings = _grid.Doublings, Channels = context.Channels, Width = _grid.DecoderWidth,
        }));
    }

    /// <inheritdoc/>
    public static string Name => "vae";

    /// <inheritdoc/>
    public static string Family => "autoencoding";

    /// <inheritdoc/>
    public static string Summary => "An autoencoder whose codes follow a prior: the evidence lower bound.";

    /// <inheritdoc/>
    public static string Paper => "Kingma and Welling, ICLR 2014, arXiv:1312.6114";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public static TokenPooling Pooling => TokenPooling.PatchMean;

    /// <inheritdoc/>
    public int LatentWidth => _options.Latent;

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static VAEOptions DefaultOptions(RecipeContext context) => new();

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.Autoencoder(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => OptimizerRecipes.Decoders(context);

    /// <inheritdoc/>
    public static VAE Create(VAEOptions options, RecipeContext context, Backbone backbone) => new(options, context, backbone);

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var x = batch.Views[0];                                                                // N x C x H x W
        _grid.RequireSize(x);
        var h = _encoder.Forward(x);                                                           // N x D
        var (mean, logVariance) = Posterior(h);                                                // N x L each
        var noise = Tensor.Randn(mean.Shape, device: mean.Device).To(mean.DType);
        var z = mean + ((0.5 * logVariance).Exp() * noise);                                    // N x L
        var nats = EvidenceLowerBound.Nats(x, _decoder.Forward(z), _options.PixelDeviation);
        var divergence = EvidenceLowerBound.Divergence(mean, logVariance);
        return Loss.Of(nats + (_options.Beta * divergence))
                   .With("reconstruction", nats)
                   .With("divergence", divergence)
                   .Observing(h, mean);
    }

    /// <inheritdoc/>
    public Reconstruction Reconstruct(Tensor x)
    {
        _grid.RequireSize(x);
        return new(x, _decoder.Forward(Posterior(_encoder.Forward(x)).Mean));
    }

    /// <inheritdoc/>
    public Tensor Generate(Tensor latents) => _decoder.Forward(latents);

    // A variance outside of e^-20 to e^20 would be a number no more.
    private (Tensor Mean, Tensor LogVariance) Posterior(Tensor h)
    {
        var both = _posterior.Forward(h).AtLeastFloat32();                                     // N x 2L
        return (both.Narrow(1, 0, _options.Latent), both.Narrow(1, _options.Latent, _options.Latent).Clamp(-20, 20));
    }
}
