using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Decoders;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Masking;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>MAE: from a quarter of the patches, the pixels of the others.</summary>
/// <remarks>
/// He et al.: Masked Autoencoders Are Scalable Vision Learners, CVPR 2022, arXiv 2111.06377. Deviations: the encoder's weights start as timm's do (the
/// decoder's as the published code has it); the features are the mean of the patch tokens after the norm. Up to 64 px the decoder is small and quicker,
/// for which the paper has no setting.
/// </remarks>
public sealed class MAE : Method<ViewBatch>, IMethod<MAE, MAEOptions, ViewBatch>, IReconstructs
{
    private readonly MAEOptions _options;
    private readonly Backbone _encoder;
    private readonly MaskedDecoder _decoder;

    /// <summary>MAE around a transformer, with a fresh decoder.</summary>
    /// <param name="options">Mask and decoder.</param>
    /// <param name="context">The pictures' channels.</param>
    /// <param name="encoder">An encoder of tokens; its positions become fixed where the options say so.</param>
    public MAE(MAEOptions options, RecipeContext context, Backbone encoder)
    {
        _options = options;
        _encoder = Child("encoder", encoder);
        var tokens = (ITokenEncoder)encoder;
        if (options.FixedPositions)
        {
            tokens.FixPositions();
        }

        _decoder = Child("decoder", new MaskedDecoder(
            encoder.FeatureCount, options.DecoderWidth, options.DecoderDepth, tokens.PatchCount, tokens.PatchSize * tokens.PatchSize * context.Channels));
    }

    /// <inheritdoc/>
    public static string Name => "mae";

    /// <inheritdoc/>
    public static string Family => "masked pictures";

    /// <inheritdoc/>
    public static string Summary => "From a quarter of the patches, the pixels of the others.";

    /// <inheritdoc/>
    public static string Paper => "He et al., CVPR 2022, arXiv:2111.06377";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public static TokenPooling Pooling => TokenPooling.PatchMean;

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static MAEOptions DefaultOptions(RecipeContext context) => context.IsSmall ? new() { DecoderWidth = 96, DecoderDepth = 2 } : new();

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.MAE(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) =>
        OptimizerRecipes.MaskedPictures(context, (context.IsSmall ? 1e-3 : 1.5e-4) * context.GlobalBatch / 256, warmupEpochs: 40) with { Beta2 = 0.95 };

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">A width has no positions, or there is nothing to hide.</exception>
    public static MAE Create(MAEOptions options, RecipeContext context, Backbone backbone)
    {
        MethodSettingsException.Require(
            options.DecoderWidth % 4 == 0, $"{Name}: method.decoderWidth must be divisible by 4, for its positions, but is {options.DecoderWidth}.");
        MethodSettingsException.Require(
            !options.FixedPositions || backbone.FeatureCount % 4 == 0,
            $"{Name}: backbone.width must be divisible by 4, for its positions, but is {backbone.FeatureCount}; or set method.fixedPositions=false.");
        MethodSettingsException.Require(
            ((ITokenEncoder)backbone).PatchCount > 1, $"{Name} hides patches, but the picture is a single one of {((ITokenEncoder)backbone).PatchSize} pixels: set backbone.patchSize.");
        return new MAE(options, context, backbone);
    }

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">The view has another size than the encoder was made for.</exception>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var x = batch.Views[0];                                                                // N x C x H x W
        var mask = Draw(x);
        var tokens = ((ITokenEncoder)_encoder).Tokens(x, mask.Keep);                           // N x (1 + K) x D
        var predicted = _decoder.Forward(tokens, mask);                                        // N x P x V
        var targets = PicturePatches.Cut(x, ((ITokenEncoder)_encoder).PatchSize);              // N x P x V
        if (_options.NormalizePixels)
        {
            targets = MaskedPixels.Normalize(targets).Normalized;
        }

        var features = tokens.Narrow(1, 1, tokens.Size(1) - 1).Mean([1]);                      // N x D
        return Loss.Of(MaskedPixels.Squared(predicted, targets, mask.Hidden)).Observing(features, features);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Where patches are predicted normalised, each gets the mean and the deviation of the true patch: the pictures then look better, and their figures are
    /// higher, than what the model knows.
    /// </remarks>
    public Reconstruction Reconstruct(Tensor x)
    {
        var side = ((ITokenEncoder)_encoder).PatchSize;
        var mask = Draw(x);
        var predicted = _decoder.Forward(((ITokenEncoder)_encoder).Tokens(x, mask.Keep), mask); // N x P x V
        var shown = PicturePatches.Cut(x, side);                                               // N x P x V
        if (_options.NormalizePixels)
        {
            var (_, mean, deviation) = MaskedPixels.Normalize(shown);
            predicted = (predicted * deviation) + mean;
        }

        var hidden = mask.Hidden.Unsqueeze(2);                                                 // N x P x 1
        return new(PicturePatches.Join(shown.MaskedFill(hidden, 0), side), PicturePatches.Join(Tensor.Where(hidden, predicted.To(shown.DType), shown), side));
    }

    private RandomMask Draw(Tensor x)
    {
        var encoder = (ITokenEncoder)_encoder;
        MethodSettingsException.Require(
            x.Size(2) == x.Size(3) && x.Size(2) / encoder.PatchSize * (x.Size(3) / encoder.PatchSize) == encoder.PatchCount,
            $"{Name} draws {encoder.PatchCount} patches, but the view has {x.Size(3)} x {x.Size(2)} pixels: make views of the size of imageSize.");
        var kept = Math.Clamp((long)(encoder.PatchCount * (1 - _options.MaskRatio)), 1, encoder.PatchCount - 1);
        return RandomMask.Draw(x.Size(0), encoder.PatchCount, kept, x.Device);
    }
}
