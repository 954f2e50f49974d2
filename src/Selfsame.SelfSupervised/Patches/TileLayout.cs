using System.Globalization;
using Selfsame.Nn.Backbones;

namespace Selfsame.SelfSupervised.Patches;

/// <summary>How a grid of 3 x 3 square tiles lies in a picture.</summary>
/// <remarks>
/// Doersch et al., ICCV 2015, arXiv 1505.05192, section 3.1: without a gap lines and colours go on from tile to tile, and tiles at exact distances still let
/// a network line them up. What the grid leaves of the picture is where it may begin.
/// </remarks>
/// <param name="TileSize">Side of a tile in pixels, at least 2.</param>
/// <param name="Gap">Pixels between two neighbours before they are moved, at least 0.</param>
/// <param name="Jitter">By how many pixels each tile is moved at most, in each direction, by itself.</param>
public sealed record TileLayout(int TileSize, int Gap, int Jitter)
{
    /// <summary>Tiles from left to right, and from top to bottom.</summary>
    public const int Across = 3;

    /// <summary>Tiles of a grid.</summary>
    public const int Count = Across * Across;

    /// <summary>The tile in the middle, counted row by row.</summary>
    public const int Middle = Count / 2;

    /// <summary>The smallest side of a picture in which the grid has its place, in pixels.</summary>
    public int Extent => (Across * TileSize) + ((Across - 1) * Gap) + (2 * Jitter);

    /// <summary>Refuses what cannot be cut out or encoded.</summary>
    /// <param name="method">The method's name.</param>
    /// <param name="side">Side of the pictures in pixels.</param>
    /// <param name="encoder">What sees the tiles.</param>
    /// <exception cref="MethodSettingsException">The grid is larger than the picture, tiles might overlap, or the encoder's patches do not divide a tile.</exception>
    public void Check(string method, long side, Backbone encoder)
    {
        MethodSettingsException.Require(
            Extent <= side,
            $"{method}: 3 x 3 tiles of {TileSize} px with gaps of {Gap} and a jitter of {Jitter} need {Extent} px, but the pictures have {side}: set method.tileSize lower, or imageSize higher.");
        MethodSettingsException.Require(
            2 * Jitter <= Gap,
            $"{method}: tiles with a jitter of {Jitter} px would overlap across gaps of {Gap}: set method.jitter to {Gap / 2} at most.");
        if (encoder is ITokenEncoder tokens && TileSize % tokens.PatchSize != 0)
        {
            throw new MethodSettingsException(string.Create(
                CultureInfo.InvariantCulture,
                $"{method}: {encoder.Architecture} sees patches of {tokens.PatchSize} px, which do not divide tiles of {TileSize}: set method.tileSize to a multiple of {tokens.PatchSize}."));
        }
    }

    /// <summary>Tiles of 64 px with gaps of 10 at 224 px, as in jigsaw puzzles (cells of 75 px, of which 64 are seen), and the same shares at other sizes.</summary>
    /// <remarks>Noroozi and Favaro, ECCV 2016, arXiv 1603.09246, section 4.2.</remarks>
    /// <param name="side">Side of the pictures in pixels.</param>
    public static TileLayout Narrow(int side)
    {
        var tile = Whole(side, 64.0 / 225);
        var slack = Math.Max(0, side - (Across * tile));
        var gap = slack / Across;
        return new TileLayout(tile, gap, Math.Min((slack - (2 * gap)) / 2, gap / 2));
    }

    /// <summary>Tiles of 48 px with gaps of half a tile at 224 px and a jitter of 7/96 of a tile, and the same shares at other sizes as far as they fit.</summary>
    /// <remarks>Doersch et al., ICCV 2015, section 3.1: tiles of 96 px, gaps of half a tile, a jitter of 7 px.</remarks>
    /// <param name="side">Side of the pictures in pixels.</param>
    public static TileLayout Wide(int side)
    {
        var tile = Whole(side, 3.0 / 14);
        var slack = Math.Max(0, side - (Across * tile));
        var gap = Math.Min(tile / 2, slack * 3 / 8);
        var jitter = (int)Math.Round(tile * 7.0 / 96, MidpointRounding.AwayFromZero);
        return new TileLayout(tile, gap, Math.Min(jitter, Math.Min((slack - (2 * gap)) / 2, gap / 2)));
    }

    // A whole number of a transformer's patches: of 4 px in small pictures, of 16 in large ones.
    private static int Whole(int side, double share)
    {
        var patch = side <= 64 ? 4 : 16;
        return Math.Max(1, Math.Min((int)Math.Round(side * share / patch), side / (Across * patch))) * patch;
    }
}
