namespace Selfsame.SelfSupervised.Decoders;

/// <summary>The shape of a <see cref="UNetDecoder"/>.</summary>
public sealed record UNetDecoderOptions
{
    /// <summary>How many of the first stages have dropout, where there is any: three in pix2pix.</summary>
    public const int DroppingStages = 3;

    /// <summary>Channels of what is drawn.</summary>
    public required int OutputChannels { get; init; }

    /// <summary>How many pixels of the picture, across and down, are one of what is drawn: a power of two, 1 for full size.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>Whether the encoder's finer maps are joined in; without them all must go through its last one.</summary>
    public bool HasSkips { get; init; } = true;

    /// <summary>Chance of an element to be dropped in the first stages, in [0, 1).</summary>
    public double Dropout { get; init; }
}
