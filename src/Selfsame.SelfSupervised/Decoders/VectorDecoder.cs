using Selfsame.Nn;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Decoders;

/// <summary>From one vector a picture to the picture: a linear layer spreads it over a small map, which convolutions enlarge.</summary>
public sealed class VectorDecoder : Layer
{
    private readonly long _side;
    private readonly Linear _spread;
    private readonly BatchNorm2d _norm;
    private readonly ConvolutionalDecoder _decoder;

    /// <summary>Makes the decoder.</summary>
    /// <param name="latent">Size of the vector, at least 1.</param>
    /// <param name="side">Rows and columns of the small map, at least 1.</param>
    /// <param name="options">What enlarges it; its inputs are the channels of the small map.</param>
    public VectorDecoder(int latent, int side, ConvolutionalDecoderOptions options)
    {
        _side = side;
        _spread = Child("spread", new Linear(latent, options.Inputs * side * side));
        _norm = Child("norm", new BatchNorm2d(options.Inputs));
        _decoder = Child("map", new ConvolutionalDecoder(options));
    }

    /// <inheritdoc/>
    /// <param name="x">N x latent.</param>
    /// <returns>N x Channels x H x W.</returns>
    public override Tensor Forward(Tensor x)
    {
        using var scope = new TensorScope();
        var map = _spread.Forward(x).Reshape([x.Size(0), -1, _side, _side]);                   // N x Inputs x h x w
        return scope.Keep(_decoder.Forward(_norm.ForwardRelu(map.ChannelsLast())));
    }
}
