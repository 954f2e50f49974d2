using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>Each pixel shall be given the colours that it may have: cross-entropy with soft targets, each pixel with a weight of its own.</summary>
/// <remarks>Zhang et al., ECCV 2016, arXiv 1603.08511, equation 2; divided by the number of pixels that count.</remarks>
public static class ColourClassification
{
    /// <summary>The loss of a batch.</summary>
    /// <param name="logits">N x Q x H x W.</param>
    /// <param name="bins">The K colours that a pixel's target is spread over, N x K x H x W (int64).</param>
    /// <param name="shares">How much of the target each gets, N x K x H x W.</param>
    /// <param name="weights">How much each pixel counts, N x 1 x H x W; 0 for pixels left out.</param>
    /// <returns>A scalar: the weighted sum over the number of pixels with a weight above 0, and 0 where there is none.</returns>
    public static Tensor Loss(Tensor logits, Tensor bins, Tensor shares, Tensor weights)
    {
        using var full = Autocast.Off(logits.Device);
        var chances = logits.AtLeastFloat32().LogSoftmax(1).Gather(1, bins);                            // N x K x H x W
        var entropies = -(chances * shares).Sum([1], keepdim: true);                                    // N x 1 x H x W
        return (entropies * weights).Sum() / weights.Gt(0).Sum().ClampMin(1);
    }
}
