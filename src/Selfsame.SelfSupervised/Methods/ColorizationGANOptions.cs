using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="ColorizationGAN"/>. Defaults are the paper's values for pictures of 256 px.</summary>
public sealed record ColorizationGANOptions
{
    /// <summary>How much the distance to the true colours counts beside the discriminator's judgement; at 0 any plausible colour will do.</summary>
    [Range(0, 1e6)]
    public double DistanceWeight { get; init; } = 100;

    /// <summary>How much the discriminator's judgement counts; 0 leaves it out: then colours are those that are least wrong, and dull.</summary>
    [Range(0, 1e6)]
    public double AdversarialWeight { get; init; } = 1;

    /// <summary>Chance of an element to be dropped in the first three stages of the decoder, in training only.</summary>
    [Range(0, 0.99)]
    public double Dropout { get; init; } = 0.5;

    /// <summary>Layers of the discriminator that halve: with 3 it judges patches of 70 x 70 pixels, with 1 of 16 x 16, as up to 64 px.</summary>
    [Range(1, 6)]
    public int DiscriminatorLayers { get; init; } = 3;

    /// <summary>Channels of the discriminator's first layer.</summary>
    [Range(1, 4096)]
    public int DiscriminatorWidth { get; init; } = 64;
}
