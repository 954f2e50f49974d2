using Selfsame.Torch;

namespace Selfsame.Nn.Backbones;

/// <summary>Positions of patches on a grid: fixed waves, and learned ones brought to another grid.</summary>
public static class PositionGrid
{
    /// <summary>Positions for a grid of another shape, by bicubic interpolation.</summary>
    /// <remarks>
    /// As in DINO (Caron et al., ICCV 2021), which nudges the scale by 0.1 of a patch so that rounding cannot cost a row; here the shape
    /// is given in whole patches, so that nothing is nudged. No antialiasing, as there.
    /// </remarks>
    /// <param name="positions">1 x (rows columns) x D, row by row.</param>
    /// <param name="from">The grid that they are for.</param>
    /// <param name="to">The grid that is wanted.</param>
    /// <returns>1 x (rows columns) x D; the same tensor where the grids are the same.</returns>
    public static Tensor Resize(Tensor positions, (long Rows, long Columns) from, (long Rows, long Columns) to)
    {
        if (from == to)
        {
            return positions;
        }

        var width = positions.Size(2);
        var grid = positions.Reshape([1, from.Rows, from.Columns, width]).Permute([0, 3, 1, 2]); // 1 x D x R x C
        return grid.Contiguous()
            .UpsampleBicubic2d([to.Rows, to.Columns], alignCorners: false)
            .Permute([0, 2, 3, 1])
            .Reshape([1, to.Rows * to.Columns, width]);
    }

    /// <summary>Fixed positions of sines and cosines: the first half of the width for the column, the second for the row.</summary>
    /// <remarks>
    /// Vaswani et al. 2017 in two dimensions, as in MAE (He et al., CVPR 2022) and I-JEPA: each half is the sines, then the cosines, of the
    /// place times 10000^(-i / n) with n = width / 4 frequencies.
    /// </remarks>
    /// <param name="side">Rows and columns of the grid.</param>
    /// <param name="width">Size of a token, D; divisible by 4.</param>
    /// <returns>Float32, 1 x (side side) x D, row by row.</returns>
    /// <exception cref="ArgumentException">The width is not divisible by 4.</exception>
    public static Tensor SinCos(int side, int width)
    {
        if (width % 4 != 0)
        {
            throw new ArgumentException($"Positions of sines and cosines need a width divisible by 4, not {width}.", nameof(width));
        }

        var count = width / 4;
        var values = new float[side * side * width];
        for (var place = 0; place < side * side; place++)
        {
            for (var i = 0; i < count; i++)
            {
                var frequency = Math.Pow(10000, -(double)i / count);
                var (sineX, cosineX) = Math.SinCos(place % side * frequency);
                var (sineY, cosineY) = Math.SinCos(place / side * frequency);
                var at = (place * width) + i;
                values[at] = (float)sineX;
                values[at + count] = (float)cosineX;
                values[at + (2 * count)] = (float)sineY;
                values[at + (3 * count)] = (float)cosineY;
            }
        }

        return Tensor.From<float>(values, [1, side * side, width]);
    }
}
