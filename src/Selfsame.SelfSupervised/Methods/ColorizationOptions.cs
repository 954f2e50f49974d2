using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="Colorization"/>. Defaults are the paper's ImageNet values.</summary>
public sealed record ColorizationOptions
{
    /// <summary>How many pixels of the picture, across and down, get one colour: 1, 2, 4 or 8; 4 in the paper, 2 up to 64 px.</summary>
    [Range(1, 8)]
    public int Stride { get; init; } = 4;

    /// <summary>How many bins a true colour is spread over.</summary>
    [Range(1, 313)]
    public int Neighbours { get; init; } = 5;

    /// <summary>Width of the Gaussian by which it is spread, in units of Lab.</summary>
    [Range(0.1, 100)]
    public double Sigma { get; init; } = 5;

    /// <summary>How much of what is known of the frequency of colours is replaced by all being equally frequent: at 1 rare colours count no more than others.</summary>
    [Range(0, 1)]
    public double UniformShare { get; init; } = 0.5;

    /// <summary>Temperature at which colours are drawn from what is predicted: 1 is their mean, which is dull, and towards 0 their mode, which is patchy.</summary>
    [Range(0.01, 1)]
    public double Temperature { get; init; } = 0.38;

    /// <summary>Whether the decoder sees the encoder's finer maps, too. The paper has none: all must go through the last one.</summary>
    public bool Skips { get; init; }
}
