using System.ComponentModel.DataAnnotations;
using Selfsame.SelfSupervised.Patches;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="PatchOrientation"/>. The recipe fits tiles to the size of the pictures.</summary>
public sealed record PatchOrientationOptions
{
    /// <summary>Side of a tile in pixels.</summary>
    [Range(2, 65536)]
    public int TileSize { get; init; } = 64;

    /// <summary>Pixels between two tiles, so that lines do not lead from one to the other.</summary>
    [Range(0, 65536)]
    public int Gap { get; init; } = 10;

    /// <summary>By how many pixels each tile is moved at most, by itself; at most half the gap.</summary>
    [Range(0, 65536)]
    public int Jitter { get; init; } = 5;

    /// <summary>Whether whole pictures are turned before they are cut, so that only the tiles around say which way is up.</summary>
    public bool TurnPictures { get; init; } = true;

    /// <summary>What is done against chromatic aberration.</summary>
    public ColourHandling Colour { get; init; } = ColourHandling.Drop;

    /// <summary>Width of the head's hidden layer.</summary>
    [Range(1, 65536)]
    public int HiddenWidth { get; init; } = 4096;
}
