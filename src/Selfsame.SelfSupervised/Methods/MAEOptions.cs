using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="MAE"/>. Defaults are the paper's.</summary>
public sealed record MAEOptions
{
    /// <summary>Share of the patches that the encoder does not see.</summary>
    [Range(0.01, 0.99)]
    public double MaskRatio { get; init; } = 0.75;

    /// <summary>Width of the decoder's tokens; divisible by 4.</summary>
    [Range(4, 65536)]
    public int DecoderWidth { get; init; } = 512;

    /// <summary>Number of the decoder's blocks.</summary>
    [Range(1, 1000)]
    public int DecoderDepth { get; init; } = 8;

    /// <summary>Whether each patch is to be predicted with mean 0 and variance 1: better features, but pictures whose patches do not know their brightness.</summary>
    public bool NormalizePixels { get; init; } = true;

    /// <summary>Whether the encoder's positions are fixed sines and cosines; otherwise they are learnt, as those of published weights.</summary>
    public bool FixedPositions { get; init; } = true;
}
