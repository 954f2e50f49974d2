namespace Selfsame.SelfSupervised.Decoders;

/// <summary>The shape of a <see cref="ConvolutionalDecoder"/>.</summary>
public sealed record ConvolutionalDecoderOptions
{
    /// <summary>Channels of the map that it starts from, at least 1.</summary>
    public required int Inputs { get; init; }

    /// <summary>How often the side of the map is doubled, 0 or more.</summary>
    public required int Doublings { get; init; }

    /// <summary>Channels of the picture, at least 1.</summary>
    public int Channels { get; init; } = 3;

    /// <summary>Channels after the first doubling, at least 1. Each further doubling halves them, down to 8.</summary>
    public int Width { get; init; } = 256;
}
