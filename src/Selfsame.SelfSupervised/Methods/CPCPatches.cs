using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>The overlapping patches of contrastive predictive coding, and what may happen to each.</summary>
/// <remarks>van den Oord et al., 2018, arXiv 1807.03748, section 3.2; Hénaff et al., ICML 2020, arXiv 1905.09272, section 3.</remarks>
public static class CPCPatches
{
    /// <summary>Patches in a row, which is also the number of rows.</summary>
    /// <param name="imageSize">Side of the picture in pixels.</param>
    /// <param name="size">Side of a patch.</param>
    /// <param name="step">Pixels from one to the next.</param>
    /// <returns>0 where not even one fits.</returns>
    public static int Grid(int imageSize, int size, int step) => imageSize < size ? 0 : ((imageSize - size) / step) + 1;

    /// <summary>Cuts pictures into patches: picture by picture, row by row.</summary>
    /// <param name="x">N x C x H x W.</param>
    /// <param name="size">Side of a patch, p.</param>
    /// <param name="step">Pixels from one to the next.</param>
    /// <returns>NRK x C x p x p for R rows of K patches, channels-last.</returns>
    public static Tensor Cut(Tensor x, int size, int step)
    {
        using var scope = new TensorScope();
        var windows = x.Unfold(2, size, step).Unfold(3, size, step);                           // N x C x R x K x p x p
        var count = windows.Size(0) * windows.Size(2) * windows.Size(3);
        return scope.Keep(windows.Permute([0, 2, 3, 4, 5, 1]).Reshape([count, size, size, x.Size(1)]).Permute([0, 3, 1, 2]));
    }

    /// <summary>Changes each patch for itself, by numbers of libtorch's generator: colours, then mirroring, then place.</summary>
    /// <param name="patches">M x C x p x p, normalised: 0 is the mean colour.</param>
    /// <param name="options">What may happen, and how often.</param>
    /// <returns>M x C x p x p.</returns>
    public static Tensor Change(Tensor patches, CPCOptions options)
    {
        using var scope = new TensorScope();
        patches = options.ColourDropping > 0 ? DropColours(patches, options.ColourDropping) : patches;
        patches = options.PatchFlip > 0 ? Tensor.Where(Chance(patches, options.PatchFlip), patches.Flip([3]), patches) : patches;
        patches = options.PatchJitter > 0 ? Jitter(patches, options.PatchJitter) : patches;
        return scope.Keep(patches);
    }

    // One channel stays, the others take the value of the mean colour, which is 0.
    private static Tensor DropColours(Tensor patches, double probability)
    {
        var spared = Chance(patches, probability).LogicalNot();                                // M x 1 x 1 x 1
        var (m, channels) = (patches.Size(0), patches.Size(1));
        var kept = (Draw(patches, m) * (double)channels).Floor().ClampMax(channels - 1).Reshape([m, 1, 1, 1]);
        var channel = Tensor.Arange(channels, device: patches.Device).To(kept.DType).Reshape([1, channels, 1, 1]);
        return patches * kept.Eq(channel).LogicalOr(spared).To(patches.DType);
    }

    private static Tensor Jitter(Tensor patches, int pixels)
    {
        var (m, channels, size) = (patches.Size(0), patches.Size(1), patches.Size(2));
        var left = size - pixels;
        var places = Tensor.Arange(left, dtype: DType.Int64, device: patches.Device);
        var (top, side) = (Start(patches, m, pixels), Start(patches, m, pixels));              // M each
        var rows = (top.Unsqueeze(1) + places).Reshape([m, 1, left, 1]).Expand([m, channels, left, size]);
        var columns = (side.Unsqueeze(1) + places).Reshape([m, 1, 1, left]).Expand([m, channels, left, left]);
        var rim = pixels / 2;
        return patches.Gather(2, rows).Gather(3, columns).ConstantPadNd([rim, pixels - rim, rim, pixels - rim]).ChannelsLast();
    }

    private static Tensor Start(Tensor patches, long count, int pixels) =>
        (Draw(patches, count) * (double)(pixels + 1)).Floor().ClampMax(pixels).To(DType.Int64);

    private static Tensor Chance(Tensor patches, double probability) => Draw(patches, patches.Size(0)).Lt(probability).Reshape([-1, 1, 1, 1]);

    private static Tensor Draw(Tensor patches, long count) => Tensor.Rand([count]).To(patches.Device);
}
