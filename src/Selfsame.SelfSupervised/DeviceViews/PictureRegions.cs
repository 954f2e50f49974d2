using Selfsame.Data.Drawing;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.DeviceViews;

/// <summary>
/// From the pixels of a batch, which lie picture after picture, to views of one size. Samples go through in groups of like regions, the largest
/// first, so that little is computed for pixels that a smaller sample does not have, and memory stays bounded.
/// </summary>
/// <param name="view">What is done.</param>
/// <param name="pixels">All pixels of the batch, P x C (uint8).</param>
internal sealed class PictureRegions(DeviceView view, Tensor pixels)
{
    // So many pixels of one group, the empty ones counted too: 48 MB of colours as float32.
    private const long GroupPixels = 1L << 22;

    /// <summary>Follows the steps up to the first that brings all samples to one size.</summary>
    /// <param name="drawn">What was drawn, on the device.</param>
    /// <param name="rows">The same on the host.</param>
    /// <param name="next">The step to go on with.</param>
    /// <returns>N x C x S x S, levels 0 to 255 (float32).</returns>
    internal Tensor ToOneSize(DrawnNumbers drawn, DrawnRows rows, out int next)
    {
        next = 0;
        while (((ResampleStep)view.Steps[next++]).FixedSize is null)
        {
        }

        var groups = new List<Tensor>();
        for (var from = 0; from < rows.Count;)
        {
            var count = GroupAt(from, rows, out var height, out var width);
            groups.Add(Group(drawn, rows, from, count, height, width, next));
            from += count;
        }

        var sorted = groups.Count == 1 ? groups[0] : Tensor.Cat(groups.ToArray());
        return sorted.IndexSelect(0, drawn.Places(view.RegionRank, 0, rows.Count));
    }

    private int GroupAt(int from, DrawnRows rows, out long height, out long width)
    {
        (height, width) = (0, 0);
        for (var place = from; place < rows.Count; place++)
        {
            var sample = (int)rows[place, view.RegionOrder];
            var tallest = Math.Max(height, (long)rows[sample, view.RegionHeight]);
            var widest = Math.Max(width, (long)rows[sample, view.RegionWidth]);
            if (place > from && (place - from + 1) * tallest * widest > GroupPixels)
            {
                return place - from;
            }

            (height, width) = (tallest, widest);
        }

        return rows.Count - from;
    }

    private Tensor Group(DrawnNumbers drawn, DrawnRows rows, int from, int count, long height, long width, int steps)
    {
        using var scope = new TensorScope();
        var group = drawn.Of(drawn.Places(view.RegionOrder, from, count));
        var pictures = Read(group, height, width);
        var sizes = (group.Exact(view.RegionHeight), group.Exact(view.RegionWidth));
        for (var i = 0; i < steps; i++)
        {
            var step = (ResampleStep)view.Steps[i];
            var (tallest, widest) = (0L, 0L);
            for (var place = from; place < from + count; place++)
            {
                var sample = (int)rows[place, view.RegionOrder];
                tallest = Math.Max(tallest, (long)rows[sample, step.OutputHeight]);
                widest = Math.Max(widest, (long)rows[sample, step.OutputWidth]);
            }

            pictures = Resampling.Apply(pictures, sizes, step, group, tallest, widest);
            sizes = (group.Exact(step.OutputHeight), group.Exact(step.OutputWidth));
        }

        return scope.Keep(pictures);
    }

    // N x C x H x W. Beyond the edges of a smaller region its last pixels are repeated; no weight falls on them.
    private Tensor Read(DrawnNumbers group, long height, long width)
    {
        using var scope = new TensorScope();
        Tensor Number(int column) => group.Exact(column).To(DType.Int64);
        var y = Tensor.Arange(height, DType.Int64, pixels.Device).View([1, -1, 1]).Minimum(Number(view.RegionHeight) - 1);
        var x = Tensor.Arange(width, DType.Int64, pixels.Device).View([1, 1, -1]).Minimum(Number(view.RegionWidth) - 1);
        var places = (y * Number(view.RegionStride)) + x + Number(view.RegionStart);                     // N x H x W
        var values = pixels.IndexSelect(0, places.View([-1])).View([-1, height, width, pixels.Size(1)]);
        return scope.Keep(values.Permute([0, 3, 1, 2]).Contiguous().To(DType.Float32));
    }
}
