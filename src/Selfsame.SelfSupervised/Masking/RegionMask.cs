using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Masking;

/// <summary>Squares of a picture that are cut out, in pixels.</summary>
/// <remarks>Pathak et al.: Context Encoders, CVPR 2016, arXiv 1604.07379, section 3.3: the central region, or random blocks.</remarks>
public static class RegionMask
{
    /// <summary>One square in the middle of each picture.</summary>
    /// <param name="samples">Number of pictures, N.</param>
    /// <param name="side">Side of the pictures in pixels.</param>
    /// <param name="square">Side of the square.</param>
    /// <param name="device">Where the mask shall lie.</param>
    /// <returns>Boolean, N x 1 x side x side: true where a pixel is hidden.</returns>
    public static Tensor Centre(long samples, int side, int square, Device device)
    {
        var start = (side - square) / 2;
        return Of([.. Enumerable.Repeat((start, start), (int)samples)], 1, side, square).To(device);
    }

    /// <summary>Squares anywhere, from libtorch's generator.</summary>
    /// <param name="samples">Number of pictures, N.</param>
    /// <param name="side">Side of the pictures in pixels.</param>
    /// <param name="square">Side of the squares.</param>
    /// <param name="squares">How many a picture has; they may overlap.</param>
    /// <param name="device">Where the mask shall lie.</param>
    /// <returns>Boolean, N x 1 x side x side: true where a pixel is hidden.</returns>
    public static Tensor Random(long samples, int side, int square, int squares, Device device)
    {
        var starts = side - square + 1;
        (int Top, int Left)[] corners =
            [.. Tensor.Rand([samples, squares, 2]).ToArray<float>().Chunk(2).Select(draw => ((int)(draw[0] * (double)starts), (int)(draw[1] * (double)starts)))];
        return Of(corners, squares, side, square).To(device);
    }

    /// <summary>What is shown, but lies near to what is hidden.</summary>
    /// <param name="hidden">Boolean, N x 1 x H x W.</param>
    /// <param name="pixels">How near, at least 1, in rows and columns.</param>
    /// <returns>Boolean, N x 1 x H x W.</returns>
    public static Tensor Rim(Tensor hidden, int pixels)
    {
        using var scope = new TensorScope();
        var grown = hidden.To(DType.Float32).MaxPool2d([(2 * pixels) + 1, (2 * pixels) + 1], stride: [1, 1], padding: [pixels, pixels]);
        return scope.Keep(grown.Gt(0).LogicalAnd(hidden.LogicalNot()));
    }

    private static Tensor Of((int Top, int Left)[] corners, int squares, int side, int square)
    {
        var samples = corners.Length / squares;
        var hidden = new bool[samples * side * side];
        for (var index = 0; index < corners.Length; index++)
        {
            var (top, left) = corners[index];
            for (var row = top; row < top + square; row++)
            {
                hidden.AsSpan((((index / squares * side) + row) * side) + left, square).Fill(true);
            }
        }

        return Tensor.From<bool>(hidden, [samples, 1, side, side]);
    }
}
