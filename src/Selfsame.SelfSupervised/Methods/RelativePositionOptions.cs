using System.ComponentModel.DataAnnotations;
using Selfsame.SelfSupervised.Patches;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="RelativePosition"/>. The recipe fits tiles to the size of the pictures, in the paper's shares.</summary>
public sealed record RelativePositionOptions
{
    /// <summary>Side of a tile in pixels; the paper has 96 in pictures of some 600.</summary>
    [Range(2, 65536)]
    public int TileSize { get; init; } = 48;

    /// <summary>Pixels between two tiles, half a tile in the paper, so that lines do not lead from one to the other.</summary>
    [Range(0, 65536)]
    public int Gap { get; init; } = 24;

    /// <summary>By how many pixels each tile is moved at most, by itself; at most half the gap.</summary>
    [Range(0, 65536)]
    public int Jitter { get; init; } = 4;

    /// <summary>What is done against chromatic aberration.</summary>
    public ColourHandling Colour { get; init; } = ColourHandling.Drop;

    /// <summary>Width of the head's hidden layer.</summary>
    [Range(1, 65536)]
    public int HiddenWidth { get; init; } = 4096;
}
