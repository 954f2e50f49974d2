using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Masking;

/// <summary>Cuts pictures into square patches and puts them together again.</summary>
/// <remarks>In MAE's order (He et al., CVPR 2022): patches row by row; in a patch row, column, channel.</remarks>
public static class PicturePatches
{
    /// <summary>Cuts pictures.</summary>
    /// <param name="x">N x C x H x W.</param>
    /// <param name="side">Side of a patch in pixels, S; divides H and W.</param>
    /// <returns>N x P x (S S C).</returns>
    /// <exception cref="ArgumentException">The patches do not divide the pictures.</exception>
    public static Tensor Cut(Tensor x, int side)
    {
        var (n, c, h, w) = (x.Size(0), x.Size(1), x.Size(2), x.Size(3));
        if (side < 1 || h % side != 0 || w % side != 0)
        {
            throw new ArgumentException($"Patches of {side} pixels do not divide a picture of {w} x {h}.", nameof(side));
        }

        using var scope = new TensorScope();
        return scope.Keep(x.Contiguous().Reshape([n, c, h / side, side, w / side, side])
            .Permute([0, 2, 4, 3, 5, 1])                                                       // N x h x w x S x S x C
            .Reshape([n, h / side * (w / side), side * side * c]));
    }

    /// <summary>Puts square pictures together.</summary>
    /// <param name="patches">N x P x (S S C), P a square number.</param>
    /// <param name="side">Side of a patch in pixels, S.</param>
    /// <returns>N x C x H x H.</returns>
    /// <exception cref="ArgumentException">The number of patches is no square, or their values are no whole number of channels.</exception>
    public static Tensor Join(Tensor patches, int side)
    {
        var (n, count, values) = (patches.Size(0), patches.Size(1), patches.Size(2));
        var grid = (long)Math.Round(Math.Sqrt(count));
        if (grid * grid != count || values % (side * side) != 0)
        {
            throw new ArgumentException($"{count} patches of {values} values are no square picture of patches of {side} x {side} pixels.", nameof(patches));
        }

        using var scope = new TensorScope();
        var channels = values / (side * side);
        return scope.Keep(patches.Reshape([n, grid, grid, side, side, channels])
            .Permute([0, 5, 1, 3, 2, 4])                                                       // N x C x h x S x w x S
            .Reshape([n, channels, grid * side, grid * side]));
    }

    /// <summary>Which pixels the patches of a mask cover.</summary>
    /// <param name="mask">Boolean, N x P, P a square number.</param>
    /// <param name="side">Side of a patch in pixels, S.</param>
    /// <returns>Boolean, N x 1 x H x H.</returns>
    public static Tensor Pixels(Tensor mask, int side)
    {
        using var scope = new TensorScope();
        var grid = (long)Math.Round(Math.Sqrt(mask.Size(1)));
        return scope.Keep(mask.Reshape([mask.Size(0), 1, grid, grid]).RepeatInterleave(side, 2).RepeatInterleave(side, 3));
    }
}
