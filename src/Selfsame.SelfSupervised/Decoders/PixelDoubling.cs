using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Decoders;

/// <summary>Twice the side by repeating pixels: a convolution behind it leaves no chequerboard, as a strided transposed one does (Odena et al., Distill 2016).</summary>
internal static class PixelDoubling
{
    /// <summary>Every pixel four times.</summary>
    /// <param name="x">N x C x H x W.</param>
    /// <returns>N x C x 2H x 2W.</returns>
    public static Tensor Doubled(this Tensor x) => x.UpsampleNearest2d([2 * x.Size(2), 2 * x.Size(3)]);
}
