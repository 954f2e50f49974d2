using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Patches;

/// <summary>Cuts pictures into tiles, on the device where they lie.</summary>
public static class TileGrid
{
    /// <summary>Draws where the tiles of each picture are, from libtorch's generator: where the grid begins, then how far each tile is moved.</summary>
    /// <param name="samples">Number of pictures, N.</param>
    /// <param name="side">Side of the pictures in pixels.</param>
    /// <param name="layout">Size, gaps and jitter; <see cref="TileLayout.Extent"/> must not exceed the side.</param>
    /// <returns>Int64, N x 9 x 2: top and left of each tile, row by row, on the CPU.</returns>
    public static Tensor Places(long samples, long side, TileLayout layout)
    {
        var pitch = layout.TileSize + layout.Gap;
        long[] grid = [.. Enumerable.Range(0, TileLayout.Count).SelectMany(tile => (long[])[tile / TileLayout.Across * pitch, tile % TileLayout.Across * pitch])];
        var begin = Tensor.Randint(0, side - layout.Extent + 1, [samples, 1, 2]);                              // N x 1 x 2
        var moved = Tensor.Randint(0, (2 * layout.Jitter) + 1, [samples, TileLayout.Count, 2]);                // N x 9 x 2
        return begin + moved + Tensor.From<long>(grid, [TileLayout.Count, 2]);
    }

    /// <summary>The tiles at given places.</summary>
    /// <param name="pictures">N x C x H x W.</param>
    /// <param name="places">Int64, N x T x 2: top and left of each tile, within the picture.</param>
    /// <param name="size">Side of a tile in pixels.</param>
    /// <returns>N x T x C x size x size.</returns>
    public static Tensor Cut(Tensor pictures, Tensor places, long size)
    {
        var (n, c, w, t) = (pictures.Size(0), pictures.Size(1), pictures.Size(3), places.Size(1));
        var along = Tensor.Arange(size, dtype: DType.Int64, device: pictures.Device);
        var corner = places.To(pictures.Device);
        var rows = corner.Narrow(2, 0, 1) + along;                                                              // N x T x size
        var columns = corner.Narrow(2, 1, 1) + along;                                                           // N x T x size
        var pixels = (rows.Unsqueeze(3) * w) + columns.Unsqueeze(2);                                            // N x T x size x size
        var index = pixels.Reshape([n, 1, t * size * size]).Expand([n, c, t * size * size]);
        return pictures.Contiguous().Reshape([n, c, -1]).Gather(2, index)
            .Reshape([n, c, t, size, size])
            .Transpose(1, 2);                                                                                   // N x T x C x size x size
    }

    /// <summary>Draws places and cuts there.</summary>
    /// <param name="pictures">N x C x S x S.</param>
    /// <param name="layout">Size, gaps and jitter.</param>
    /// <returns>N x 9 x C x size x size, row by row.</returns>
    public static Tensor Draw(Tensor pictures, TileLayout layout) =>
        Cut(pictures, Places(pictures.Size(0), pictures.Size(2), layout), layout.TileSize);
}
