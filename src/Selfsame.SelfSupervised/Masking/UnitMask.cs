using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Masking;

/// <summary>Masks of square units that cover several patches each, every unit as likely as any other.</summary>
/// <remarks>Xie et al.: SimMIM, CVPR 2022, arXiv 2111.09886, section 3.2: units of 32 pixels, of which 60 % (rounded up) are hidden.</remarks>
public static class UnitMask
{
    /// <summary>Draws one mask a picture, from libtorch's generator.</summary>
    /// <param name="samples">Number of pictures, N.</param>
    /// <param name="side">Rows and columns of patches.</param>
    /// <param name="unit">Patches on the side of a unit; divides <paramref name="side"/>.</param>
    /// <param name="ratio">Share of the units that is hidden.</param>
    /// <param name="device">Where the masks shall lie.</param>
    /// <returns>Boolean, N x (side side), row by row: true where a patch is hidden.</returns>
    public static Tensor Draw(long samples, int side, int unit, double ratio, Device device)
    {
        using var scope = new TensorScope();
        var units = (long)(side / unit) * (side / unit);
        return scope.Keep(Of(Tensor.Rand([samples, units]).Argsort(1), side, unit, ratio).To(device));
    }

    /// <summary>The masks of given orders: the first units of each are hidden.</summary>
    /// <param name="order">Int64, N x U: a permutation of the units of each picture.</param>
    /// <param name="side">Rows and columns of patches.</param>
    /// <param name="unit">Patches on the side of a unit.</param>
    /// <param name="ratio">Share of the units that is hidden, rounded up to whole units.</param>
    /// <returns>Boolean, N x (side side).</returns>
    /// <exception cref="ArgumentException">Units do not divide the patches, or there is another number of them.</exception>
    public static Tensor Of(Tensor order, int side, int unit, double ratio)
    {
        var (n, units) = (order.Size(0), order.Size(1));
        if (unit < 1 || side % unit != 0 || units != (long)(side / unit) * (side / unit))
        {
            throw new ArgumentException($"Units of {unit} x {unit} patches do not divide {side} x {side} patches into {units}.", nameof(unit));
        }

        using var scope = new TensorScope();
        var hidden = (long)Math.Ceiling(units * ratio);
        var cells = order.Argsort(1).Lt(hidden).Reshape([n, side / unit, side / unit]);        // the place of a unit in the order
        return scope.Keep(cells.RepeatInterleave(unit, 1).RepeatInterleave(unit, 2).Reshape([n, (long)side * side]));
    }
}
