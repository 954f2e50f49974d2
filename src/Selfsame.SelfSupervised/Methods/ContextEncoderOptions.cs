using System.ComponentModel.DataAnnotations;
using Selfsame.SelfSupervised.Masking;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="ContextEncoder"/>. Defaults are the paper's for learning features.</summary>
public sealed record ContextEncoderOptions
{
    /// <summary>Where the squares lie that are cut out: the centre fills in better pictures, random ones teach better features.</summary>
    public RegionPlacement Region { get; init; }

    /// <summary>Squares of a picture, where they are random.</summary>
    [Range(1, 1000)]
    public int Blocks { get; init; } = 4;

    /// <summary>Side of a random square, as a share of the picture's.</summary>
    [Range(0.01, 0.9)]
    public double BlockShare { get; init; } = 0.25;

    /// <summary>Side of the central square, as a share of the picture's.</summary>
    [Range(0.01, 0.9)]
    public double CentreShare { get; init; } = 0.5;

    /// <summary>Pixels around what is hidden that are to be drawn too, though they are seen; 0 for none.</summary>
    [Range(0, 1000)]
    public int Overlap { get; init; } = 7;

    /// <summary>How much such a pixel counts, where a hidden one counts 1.</summary>
    [Range(1e-3, 1000)]
    public double OverlapWeight { get; init; } = 10;

    /// <summary>Weight of the adversarial loss, the squares having the rest; 0 for none. The paper has 0.001 where pictures shall look well.</summary>
    [Range(0, 0.999)]
    public double AdversarialWeight { get; init; }

    /// <summary>Channels of the discriminator's first layer.</summary>
    [Range(1, 4096)]
    public int DiscriminatorWidth { get; init; } = 64;

    /// <summary>Learning rate of the discriminator's Adam.</summary>
    [Range(0, 1)]
    public double DiscriminatorLearningRate { get; init; } = 2e-4;
}
