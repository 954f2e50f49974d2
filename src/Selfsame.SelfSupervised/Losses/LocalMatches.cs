using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>VICReg between places of two views that belong together, be it because they look alike or because they show the same spot.</summary>
/// <remarks>Bardes et al. (VICRegL), NeurIPS 2022, arXiv 2210.01571. Computed in float32 or better also in mixed precision.</remarks>
public static class LocalMatches
{
    /// <summary>The features of places that are best matched, and those of their matches.</summary>
    /// <param name="z">Features of one view, N x P x D.</param>
    /// <param name="others">Features of the other view, N x Q x D.</param>
    /// <param name="distances">The distance of every place of the first from every place of the second, N x P x Q.</param>
    /// <param name="count">How many places to keep of each picture: those with the nearest match. At most P are.</param>
    /// <returns>Two times N x K x D, row by row the pairs; gradients flow to both.</returns>
    public static (Tensor Places, Tensor Matches) Best(Tensor z, Tensor others, Tensor distances, int count)
    {
        var (kept, partners) = Indices(distances, count);
        return (Take(z, kept), Take(others, partners));
    }

    /// <summary>The distances between the features of two views.</summary>
    /// <param name="a">N x P x D.</param>
    /// <param name="b">N x Q x D.</param>
    /// <returns>N x P x Q, without gradient.</returns>
    public static Tensor Distances(Tensor a, Tensor b)
    {
        using var noGrad = new NoGrad();
        return noGrad.Keep(Tensor.Cdist(a.AtLeastFloat32(), b.AtLeastFloat32()));
    }

    /// <summary>The middles of the cells of a feature map, in the picture.</summary>
    /// <param name="places">Where each view was cut out, N x 4: left, top, right, bottom.</param>
    /// <param name="height">Rows of the map, h.</param>
    /// <param name="width">Columns of the map, w.</param>
    /// <returns>N x hw x 2, row by row: across and down.</returns>
    public static Tensor Middles(Tensor places, long height, long width)
    {
        using var noGrad = new NoGrad();
        Tensor Shares(long count) => (Tensor.Arange(count, dtype: places.DType, device: places.Device) + 0.5) / (double)count;
        var (left, top, right, bottom) = (places.Narrow(1, 0, 1), places.Narrow(1, 1, 1), places.Narrow(1, 2, 1), places.Narrow(1, 3, 1));
        var across = left + Shares(width) * (right - left);                                      // N x w
        var down = top + Shares(height) * (bottom - top);                                        // N x h
        long[] shape = [places.Size(0), height, width];
        return noGrad.Keep(Tensor.Stack([across.Unsqueeze(1).Expand(shape), down.Unsqueeze(2).Expand(shape)], 3).Reshape([places.Size(0), -1, 2]));
    }

    private static (Tensor Kept, Tensor Partners) Indices(Tensor distances, int count)
    {
        using var noGrad = new NoGrad();
        var (nearest, partners) = distances.Min(2);                                              // N x P each
        var kept = nearest.Topk(Math.Min(count, nearest.Size(1)), 1, largest: false).Indices;    // N x K
        return (noGrad.Keep(kept), noGrad.Keep(partners.Gather(1, kept)));
    }

    private static Tensor Take(Tensor z, Tensor rows) => z.Gather(1, rows.Unsqueeze(2).Expand([rows.Size(0), rows.Size(1), z.Size(2)]));
}
