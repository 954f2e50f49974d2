using System.Numerics;
using Selfsame.Nn.Backbones;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Decoders;

/// <summary>An encoder's features by place, on a square grid: the feature map of a residual network, or a transformer's patch tokens.</summary>
public sealed class FeatureGrid
{
    private readonly Backbone _encoder;
    private readonly string _method;

    /// <summary>The grid of an encoder.</summary>
    /// <param name="method">The method's name, for messages.</param>
    /// <param name="encoder">The encoder.</param>
    /// <param name="context">The size of the pictures.</param>
    /// <exception cref="MethodSettingsException">The picture is not the grid, doubled a whole number of times.</exception>
    public FeatureGrid(string method, Backbone encoder, RecipeContext context)
    {
        (_method, _encoder, ImageSize) = (method, encoder, context.ImageSize);
        var stride = encoder is ITokenEncoder tokens ? tokens.PatchSize : context.IsSmall ? 8 : 32;
        MethodSettingsException.Require(
            BitOperations.IsPow2(stride), $"{method} doubles a map of patches until it is a picture: set backbone.patchSize to a power of two, not {stride}.");
        MethodSettingsException.Require(
            ImageSize % stride == 0, $"{method} doubles a map until it is a picture: with {encoder.Architecture} imageSize must be divisible by {stride}, but is {ImageSize}.");
        Side = ImageSize / stride;
        Doublings = BitOperations.Log2((uint)stride);
    }

    /// <summary>Side of the pictures in pixels.</summary>
    public int ImageSize { get; }

    /// <summary>Rows and columns of the grid.</summary>
    public int Side { get; }

    /// <summary>How often the grid must be doubled to be a picture.</summary>
    public int Doublings { get; }

    /// <summary>Channels of a decoder's first stage: half of the encoder's last, but no more than 256.</summary>
    public int DecoderWidth => Math.Clamp(_encoder.FeatureCount / 2, 8, 256);

    /// <summary>The features of each place.</summary>
    /// <param name="x">N x C x H x W.</param>
    /// <returns>N x D x Side x Side.</returns>
    /// <exception cref="MethodSettingsException">The pictures have another size than the decoder was made for.</exception>
    public Tensor Forward(Tensor x)
    {
        RequireSize(x);
        if (_encoder is IFeatureMapEncoder maps)
        {
            return maps.FeatureMap(x);
        }

        using var scope = new TensorScope();
        var tokens = ((ITokenEncoder)_encoder).Tokens(x);                                      // N x (1 + P) x D
        var patches = tokens.Narrow(1, 1, tokens.Size(1) - 1).Transpose(1, 2);                 // N x D x P
        return scope.Keep(patches.Reshape([x.Size(0), _encoder.FeatureCount, Side, Side]));
    }

    /// <summary>Refuses pictures of another size.</summary>
    /// <param name="x">N x C x H x W.</param>
    /// <exception cref="MethodSettingsException">The pictures have another size than the decoder was made for.</exception>
    public void RequireSize(Tensor x) => MethodSettingsException.Require(
        x.Size(2) == ImageSize && x.Size(3) == ImageSize,
        $"{_method} draws pictures of {ImageSize} x {ImageSize} pixels, but the view has {x.Size(3)} x {x.Size(2)}: make views of the size of imageSize.");
}
