using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Decoders;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Autoencoder: through a narrow code and back to the same picture.</summary>
/// <remarks>
/// Hinton and Salakhutdinov: Reducing the Dimensionality of Data with Neural Networks, Science 313, 2006. Deviations: convolutional, trained as a whole
/// and not layer by layer; squared error on normalised pixels. By default the code is made from the pooled features, which are what is kept.
/// </remarks>
public sealed class Autoencoder : Method<ViewBatch>, IMethod<Autoencoder, AutoencoderOptions, ViewBatch>, IReconstructs
{
    private readonly Backbone _encoder;
    private readonly Bottleneck _bottleneck;

    /// <summary>An autoencoder around an encoder, with a fresh code and decoder.</summary>
    /// <param name="options">The code.</param>
    /// <param name="context">The size of the pictures.</param>
    /// <param name="encoder">The encoder.</param>
    /// <exception cref="MethodSettingsException">The size of the pictures is no whole number of doublings of the encoder's map.</exception>
    public Autoencoder(AutoencoderOptions options, RecipeContext context, Backbone encoder)
    {
        _encoder = Child("encoder", encoder);
        _bottleneck = Child("bottleneck", new Bottleneck(encoder, new FeatureGrid(Name, encoder, context), options.Latent, options.Code, context.Channels));
    }

    /// <inheritdoc/>
    public static string Name => "autoencoder";

    /// <inheritdoc/>
    public static string Family => "autoencoding";

    /// <inheritdoc/>
    public static string Summary => "Through a narrow code and back to the same picture.";

    /// <inheritdoc/>
    public static string Paper => "Hinton and Salakhutdinov, Science 2006";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.ResNet, BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public static TokenPooling Pooling => TokenPooling.PatchMean;

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static AutoencoderOptions DefaultOptions(RecipeContext context) => new() { Latent = context.IsSmall ? 128 : 256 };

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.Autoencoder(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => OptimizerRecipes.Decoders(context);

    /// <inheritdoc/>
    public static Autoencoder Create(AutoencoderOptions options, RecipeContext context, Backbone backbone) => new(options, context, backbone);

    /// <inheritdoc/>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var x = batch.Views[0];                                                                // N x C x H x W
        var (h, output) = _bottleneck.Forward(x);                                              // N x D, N x C x H x W
        return Loss.Of(output.AtLeastFloat32().MseLoss(x)).Observing(h, h);
    }

    /// <inheritdoc/>
    public Reconstruction Reconstruct(Tensor x) => new(x, _bottleneck.Forward(x).Output);
}
