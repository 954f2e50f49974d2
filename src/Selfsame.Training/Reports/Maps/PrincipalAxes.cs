using Selfsame.Torch;

namespace Selfsame.Training.Reports.Maps;

/// <summary>Points seen along the directions in which they differ most.</summary>
/// <remarks>Pearson, 1901. The sign of an axis, which is free, is the one that makes the largest coordinate positive: the same points give the same picture.</remarks>
public static class PrincipalAxes
{
    /// <summary>Coordinates along the first axes.</summary>
    /// <param name="points">N x D float32.</param>
    /// <param name="axes">How many; fewer come back where there are fewer.</param>
    /// <returns>Coordinates N x axes, row by row, and each axis's share of the variance.</returns>
    public static (float[] Coordinates, int Width, double[] Shares) Of(Tensor points, int axes)
    {
        using var noGrad = new NoGrad();
        using var scope = new TensorScope();
        var (count, width) = (points.Size(0), points.Size(1));
        var x = points.To(DType.Float64);
        x -= x.Mean([0], keepdim: true);                                                  // N x D
        var isWide = width > count;
        var (values, vectors) = Linalg.Eigh(isWide ? x.Mm(x.T) : x.T.Mm(x));              // ascending
        var spectrum = values.ToArray<double>();
        var kept = (int)Math.Min(axes, Math.Min(count, width));
        var last = vectors.Narrow(1, spectrum.Length - kept, kept);
        // Of the Gram matrix the vectors are the coordinates, but for their length.
        var projected = isWide ? last * values.Narrow(0, spectrum.Length - kept, kept).ClampMin(0).Sqrt() : x.Mm(last);
        var ascending = projected.Contiguous().ToArray<double>();                         // N x kept
        var coordinates = new float[count * kept];
        for (var axis = 0; axis < kept; axis++)
        {
            var from = kept - 1 - axis;
            var largest = 0.0;
            for (var row = 0; row < count; row++)
            {
                var value = ascending[(row * kept) + from];
                if (Math.Abs(value) > Math.Abs(largest)) largest = value;
            }

            for (var row = 0; row < count; row++) coordinates[(row * kept) + axis] = (float)(Math.Sign(largest) * ascending[(row * kept) + from]);
        }

        var total = Math.Max(spectrum.Sum(value => Math.Max(value, 0)), 1e-300);
        return (coordinates, kept, [.. Enumerable.Range(1, kept).Select(axis => Math.Max(spectrum[^axis], 0) / total)]);
    }

    /// <summary>A plane turned so that it is widest across.</summary>
    /// <param name="plane">N x 2, row by row.</param>
    public static float[] Turned(float[] plane)
    {
        using var scope = new TensorScope();
        return Of(Tensor.From<float>(plane, [plane.Length / 2, 2]), 2).Coordinates;
    }
}
