using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="SimMIM"/>. Defaults are the paper's.</summary>
public sealed record SimMIMOptions
{
    /// <summary>Share of the units that is hidden.</summary>
    [Range(0.01, 1)]
    public double MaskRatio { get; init; } = 0.6;

    /// <summary>Side of a unit in pixels: a whole number of patches that divides the picture.</summary>
    [Range(1, 4096)]
    public int UnitSize { get; init; } = 32;
}
