using Selfsame.Data.Drawing;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.DeviceViews;

/// <summary>What was drawn for one view of some samples, on the device: a row of numbers each.</summary>
/// <param name="Rows">N x columns, float64.</param>
internal readonly record struct DrawnNumbers(Tensor Rows)
{
    /// <summary>The rows of some samples only.</summary>
    internal DrawnNumbers Of(Tensor samples) => new(Rows.IndexSelect(0, samples));

    /// <summary>One number of each sample in double precision, N x 1 x 1.</summary>
    internal Tensor Exact(int column) => Rows.Select(1, column).Contiguous().View([-1, 1, 1]);

    /// <summary>One number of each sample as values are computed with, N x 1 x 1 x 1.</summary>
    internal Tensor Single(int column) => Rows.Select(1, column).To(DType.Float32).View([-1, 1, 1, 1]);

    /// <summary>Whether a number of each sample is not 0, N x 1 x 1 x 1.</summary>
    internal Tensor IsSet(int column) => Rows.Select(1, column).Ne(0).View([-1, 1, 1, 1]);

    /// <summary>Some of the places of samples that a column lists, M (int64).</summary>
    internal Tensor Places(int column, long from, long count) => Rows.Select(1, column).Narrow(0, from, count).To(DType.Int64);
}
