using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Decoders;

/// <summary>The narrow part of an autoencoder: from an encoder's features to a code, and from the code back to the picture.</summary>
public sealed class Bottleneck : Module
{
    private readonly FeatureGrid _grid;
    private readonly Layer _code;
    private readonly Layer _decoder;
    private readonly bool _isMap;

    /// <summary>Makes both halves.</summary>
    /// <param name="encoder">What the code is made from.</param>
    /// <param name="grid">Its grid.</param>
    /// <param name="latent">Numbers of the code, of a picture or of each place; at least 1.</param>
    /// <param name="shape">Whether a picture has one code, or each place one.</param>
    /// <param name="channels">Channels of the pictures.</param>
    public Bottleneck(Backbone encoder, FeatureGrid grid, int latent, CodeShape shape, int channels)
    {
        _grid = grid;
        _isMap = shape == CodeShape.Map;
        var decoder = new ConvolutionalDecoderOptions
        {
            Inputs = _isMap ? latent : 2 * grid.DecoderWidth, Doublings = grid.Doublings, Channels = channels, Width = grid.DecoderWidth,
        };
        _code = Child("code", _isMap ? (Layer)new Conv2d(encoder.FeatureCount, latent, kernel: 1) : new Linear(encoder.FeatureCount, latent));
        _decoder = Child("decoder", _isMap ? (Layer)new ConvolutionalDecoder(decoder) : new VectorDecoder(latent, grid.Side, decoder));
    }

    /// <summary>Encodes pictures and draws them again.</summary>
    /// <param name="x">What the encoder sees, N x C x H x W.</param>
    /// <returns>The encoder's features, N x D, and the pictures, N x C x H x W.</returns>
    /// <exception cref="MethodSettingsException">The pictures have another size than the decoder was made for.</exception>
    public (Tensor Features, Tensor Output) Forward(Tensor x)
    {
        using var scope = new TensorScope();
        var map = _grid.Forward(x);                                                            // N x D x h x w
        var features = map.Mean([2, 3]);                                                       // N x D
        var code = _code.Forward(_isMap ? map : features);                                     // N x L x h x w, or N x L
        return (scope.Keep(features), scope.Keep(_decoder.Forward(code)));
    }
}
