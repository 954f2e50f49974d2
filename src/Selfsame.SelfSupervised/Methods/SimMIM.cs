using Selfsame.Data.Views;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Masking;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>SimMIM: the encoder sees a mask in place of many patches, and a linear layer tells their pixels.</summary>
/// <remarks>
/// Xie et al.: SimMIM: A Simple Framework for Masked Image Modeling, CVPR 2022, arXiv 2111.09886. Deviations: learned absolute positions, as the backbone has
/// them (the paper's ViT has relative ones as well); the features are the mean of the patch tokens. Up to 64 px units are smaller and learning is quicker,
/// for which the paper has no setting.
/// </remarks>
public sealed class SimMIM : Method<ViewBatch>, IMethod<SimMIM, SimMIMOptions, ViewBatch>, IReconstructs
{
    private readonly SimMIMOptions _options;
    private readonly Backbone _encoder;
    private readonly Tensor _maskToken;
    private readonly Linear _head;

    /// <summary>SimMIM around a transformer, with a fresh mask token and head.</summary>
    /// <param name="options">The mask.</param>
    /// <param name="context">The pictures' channels.</param>
    /// <param name="encoder">An encoder of tokens.</param>
    public SimMIM(SimMIMOptions options, RecipeContext context, Backbone encoder)
    {
        _options = options;
        _maskToken = Parameter("mask_token", Tensor.Empty([encoder.FeatureCount]));
        Initializers.TruncatedNormal(_maskToken);
        _encoder = Child("encoder", encoder);
        var side = ((ITokenEncoder)encoder).PatchSize;
        _head = Child("head", new Linear(encoder.FeatureCount, context.Channels * side * side));
    }

    /// <inheritdoc/>
    public static string Name => "simmim";

    /// <inheritdoc/>
    public static string Family => "masked pictures";

    /// <inheritdoc/>
    public static string Summary => "From a picture with masked units, their pixels by a linear layer.";

    /// <inheritdoc/>
    public static string Paper => "Xie et al., CVPR 2022, arXiv:2111.09886";

    /// <inheritdoc/>
    public static IReadOnlyList<BackboneFamily> Backbones => [BackboneFamily.VisionTransformer];

    /// <inheritdoc/>
    public static TokenPooling Pooling => TokenPooling.PatchMean;

    /// <inheritdoc/>
    public override Module Encoder => _encoder;

    /// <inheritdoc/>
    public static SimMIMOptions DefaultOptions(RecipeContext context) => new() { UnitSize = Unit(context.ImageSize, context.IsSmall ? 8 : 32) };

    /// <inheritdoc/>
    public static ViewRecipe DefaultViews(RecipeContext context) => ViewRecipes.SimMIM(context.ImageSize);

    /// <inheritdoc/>
    public static OptimizerOptions DefaultOptimizer(RecipeContext context) => OptimizerRecipes.MaskedPictures(
        context, context.IsSmall ? 1e-3 * context.GlobalBatch / 256 : 1e-4 * context.GlobalBatch / 512, warmupEpochs: 20) with { ClipGradientNorm = 5 };

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">Units are no whole number of patches, or do not divide the picture.</exception>
    public static SimMIM Create(SimMIMOptions options, RecipeContext context, Backbone backbone)
    {
        var patch = ((ITokenEncoder)backbone).PatchSize;
        MethodSettingsException.Require(
            options.UnitSize % patch == 0 && context.ImageSize % options.UnitSize == 0,
            $"{Name}: method.unitSize must be a whole number of patches of {patch} pixels and divide pictures of {context.ImageSize}, but is {options.UnitSize}.");
        return new SimMIM(options, context, backbone);
    }

    /// <inheritdoc/>
    /// <exception cref="MethodSettingsException">The view has another size than units and encoder were made for.</exception>
    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var x = batch.Views[0];                                                                // N x C x H x W
        var (hidden, tokens, predicted) = Predict(x);
        var features = tokens.Narrow(1, 1, tokens.Size(1) - 1).Mean([1]);                      // N x D
        return Loss.Of(MaskedPixels.Absolute(predicted, x, hidden)).Observing(features, features);
    }

    /// <inheritdoc/>
    public Reconstruction Reconstruct(Tensor x)
    {
        var (hidden, _, predicted) = Predict(x);
        return new(x.MaskedFill(hidden, 0), Tensor.Where(hidden, predicted.To(x.DType), x));
    }

    private static int Unit(int imageSize, int wanted) => imageSize % wanted == 0 ? wanted : wanted / 2;

    // Which pixels are hidden (N x 1 x H x W), the tokens (N x (1 + P) x D) and the pixels that the head makes of them (N x C x H x W).
    private (Tensor Hidden, Tensor Tokens, Tensor Predicted) Predict(Tensor x)
    {
        var encoder = (ITokenEncoder)_encoder;
        MethodSettingsException.Require(
            x.Size(2) == x.Size(3) && x.Size(2) / encoder.PatchSize * (x.Size(3) / encoder.PatchSize) == encoder.PatchCount,
            $"{Name} draws {encoder.PatchCount} patches, but the view has {x.Size(3)} x {x.Size(2)} pixels: make views of the size of imageSize.");
        var side = (int)x.Size(2) / encoder.PatchSize;
        var mask = UnitMask.Draw(x.Size(0), side, _options.UnitSize / encoder.PatchSize, _options.MaskRatio, x.Device); // N x P
        var tokens = encoder.Tokens(x, mask, _maskToken);                                      // N x (1 + P) x D
        var values = _head.Forward(tokens.Narrow(1, 1, tokens.Size(1) - 1)).Transpose(1, 2);   // N x (C S S) x P
        var predicted = values.Reshape([x.Size(0), -1, side, side]).PixelShuffle(encoder.PatchSize);
        return (PicturePatches.Pixels(mask, encoder.PatchSize), tokens, predicted);
    }
}
