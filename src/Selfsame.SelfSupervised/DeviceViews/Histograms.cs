using Selfsame.Torch;

namespace Selfsame.SelfSupervised.DeviceViews;

/// <summary>Makes the histogram of each channel of each sample flat, as Pillow's equalize does.</summary>
internal static class Histograms
{
    private const int Levels = 256;

    /// <summary>Values that are spread so that all are about equally frequent.</summary>
    /// <param name="values">N x C x H x W, levels.</param>
    internal static Tensor Equalize(Tensor values)
    {
        using var scope = new TensorScope();
        var shape = values.Shape;
        var levels = values.Reshape([shape[0] * shape[1], -1]).To(DType.Int64);                          // NC x HW
        var counts = Tensor.Zeros([levels.Size(0), Levels], DType.Int64, values.Device).ScatterAdd_(1, levels, levels.OnesLike());
        var numbers = Tensor.Arange(Levels, DType.Int64, values.Device).View([1, -1]);
        var last = Tensor.Where(counts.Gt(0), numbers, 0).Amax(1, keepdim: true);                        // NC x 1, the largest level there is
        var step = (levels.Size(1) - counts.Gather(1, last)).FloorDivide(Whole(255, values.Device));
        var isFlat = step.Eq(0).LogicalOr(counts.Gt(0).Sum(1, keepdim: true).Le(1));

        var half = step.FloorDivide(Whole(2, values.Device));
        var table = (counts.Cumsum(1) - counts + half).FloorDivide(step.ClampMin(1)).ClampMax(Levels - 1); // NC x 256
        table = Tensor.Where(isFlat, numbers, table);
        return scope.Keep(table.Gather(1, levels).To(DType.Float32).View(shape));
    }

    private static Tensor Whole(long number, Device device) => Tensor.Full([1], number, DType.Int64, device);
}
