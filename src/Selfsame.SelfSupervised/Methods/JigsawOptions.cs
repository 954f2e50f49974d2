using System.ComponentModel.DataAnnotations;
using Selfsame.SelfSupervised.Patches;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="Jigsaw"/>. The recipe fits tiles to the size of the pictures, in the paper's shares.</summary>
public sealed record JigsawOptions
{
    /// <summary>Number of permutations that are told apart, far fewer than the 362,880 there are: those that differ most.</summary>
    [Range(2, TilePermutations.Most)]
    public int Permutations { get; init; } = 1000;

    /// <summary>How often each picture is shuffled in a step: its tiles are encoded once, and only the head sees more. Once in the paper.</summary>
    [Range(1, 1000)]
    public int PuzzlesPerPicture { get; init; } = 1;

    /// <summary>Side of a tile in pixels; 64 of 225 in the paper.</summary>
    [Range(2, 65536)]
    public int TileSize { get; init; } = 64;

    /// <summary>Pixels between two tiles, so that lines do not lead from one to the other.</summary>
    [Range(0, 65536)]
    public int Gap { get; init; } = 10;

    /// <summary>By how many pixels each tile is moved at most, by itself; at most half the gap.</summary>
    [Range(0, 65536)]
    public int Jitter { get; init; } = 5;

    /// <summary>Whether each tile is brought to mean 0 and deviation 1, so that neighbours cannot be known by their brightness.</summary>
    public bool NormalizeTiles { get; init; } = true;

    /// <summary>What is done against chromatic aberration, by which tiles could be placed.</summary>
    public ColourHandling Colour { get; init; } = ColourHandling.Drop;

    /// <summary>Width of what the head sees of each tile.</summary>
    [Range(1, 65536)]
    public int TileWidth { get; init; } = 512;

    /// <summary>Width of the head's hidden layer.</summary>
    [Range(1, 65536)]
    public int HiddenWidth { get; init; } = 4096;
}
