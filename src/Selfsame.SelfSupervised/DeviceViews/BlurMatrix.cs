using Selfsame.Data.Drawing;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.DeviceViews;

/// <summary>
/// Gaussian blur along rows and then along columns as products with a banded matrix for each sample; edges are mirrored without repeating them.
/// </summary>
internal sealed class BlurMatrix : IDisposable
{
    private readonly BlurStep _step;
    private readonly Tensor[] _weightOf; // of each pair of pixels: directly, over the first edge, over the last edge; S x S

    /// <summary>The tables of a blur step for views of a size.</summary>
    internal BlurMatrix(BlurStep step, int size, Device device)
    {
        _step = step;
        _weightOf =
        [
            Table(size, device, (to, from) => Math.Abs(to - from)),
            Table(size, device, (to, from) => from > 0 ? to + from : int.MaxValue),
            Table(size, device, (to, from) => from < size - 1 ? (2 * (size - 1)) - to - from : int.MaxValue),
        ];
    }

    /// <summary>Blurs the samples chosen.</summary>
    /// <param name="values">N x C x S x S, changed in place.</param>
    /// <param name="drawn">What was drawn, on the device.</param>
    /// <param name="rows">The same on the host.</param>
    internal void Apply(Tensor values, DrawnNumbers drawn, DrawnRows rows)
    {
        var count = rows.CountOf(_step.IsLeft, 0);
        if (count == 0)
        {
            return;
        }

        using var scope = new TensorScope();
        var samples = drawn.Places(_step.Order, 0, count);
        var weights = drawn.Of(samples).Rows.Narrow(1, _step.Weights, _step.Radius + 1).To(DType.Float32).ConstantPadNd([0, 1]); // M x (radius + 2)
        var size = values.Size(3);
        var matrix = _weightOf.Select(table => weights.IndexSelect(1, table)).Aggregate((sum, part) => sum + part).View([-1, 1, size, size]);
        var rowsBlurred = values.IndexSelect(0, samples).Matmul(matrix.Transpose(2, 3));                 // M x C x S x S
        values.IndexCopy_(0, samples, matrix.Matmul(rowsBlurred).Round().Clamp_(0, 255));
    }

    /// <summary>Frees the tables.</summary>
    public void Dispose()
    {
        foreach (var table in _weightOf)
        {
            table.Dispose();
        }
    }

    // Which weight one pixel has in another, as its distance from the middle of the kernel; the last stands for none.
    private Tensor Table(int size, Device device, Func<int, int, int> distance)
    {
        var table = new long[size * size];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = Math.Min(distance(i / size, i % size), _step.Radius + 1);
        }

        return Tensor.From(table).To(device).Outlive();
    }
}
