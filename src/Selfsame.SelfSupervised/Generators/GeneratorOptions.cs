namespace Selfsame.SelfSupervised.Generators;

/// <summary>The shape of a <see cref="ConvolutionalGenerator"/>.</summary>
public sealed record GeneratorOptions
{
    /// <summary>How many numbers a picture is made from; at least 1.</summary>
    public required int LatentWidth { get; init; }

    /// <summary>Side of the pictures in pixels: 4 times a power of two, at least 8.</summary>
    public required int ImageSize { get; init; }

    /// <summary>Channels of the pictures.</summary>
    public int Channels { get; init; } = 3;

    /// <summary>Channels of the finest hidden map; each coarser one has twice as many.</summary>
    public int Width { get; init; } = 64;
}
