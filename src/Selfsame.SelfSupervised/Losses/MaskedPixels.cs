using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>How far predicted pixels are from those that were hidden. What was shown does not count.</summary>
/// <remarks>All computed in float32 or better also in mixed precision.</remarks>
public static class MaskedPixels
{
    /// <summary>MAE's loss: the mean square over each patch, and the mean over all hidden patches of the batch.</summary>
    /// <remarks>He et al., CVPR 2022, arXiv 2111.06377, section 3.</remarks>
    /// <param name="predicted">N x P x V.</param>
    /// <param name="targets">N x P x V.</param>
    /// <param name="hidden">Boolean, N x P.</param>
    /// <returns>A scalar.</returns>
    public static Tensor Squared(Tensor predicted, Tensor targets, Tensor hidden)
    {
        using var full = Autocast.Off(predicted.Device);
        var errors = (predicted.AtLeastFloat32() - targets.AtLeastFloat32()).Square().Mean([2]); // N x P
        var weights = hidden.To(errors.DType);
        return (errors * weights).Sum() / weights.Sum();
    }

    /// <summary>SimMIM's loss: the mean distance over all hidden pixels of the batch and their channels.</summary>
    /// <remarks>Xie et al.: SimMIM, CVPR 2022, arXiv 2111.09886, section 3.4, with the 1e-5 of the published code.</remarks>
    /// <param name="predicted">N x C x H x W.</param>
    /// <param name="targets">N x C x H x W.</param>
    /// <param name="hidden">Boolean, N x 1 x H x W.</param>
    /// <returns>A scalar.</returns>
    public static Tensor Absolute(Tensor predicted, Tensor targets, Tensor hidden)
    {
        using var full = Autocast.Off(predicted.Device);
        var errors = (predicted.AtLeastFloat32() - targets.AtLeastFloat32()).Abs();            // N x C x H x W
        var weights = hidden.To(errors.DType);
        return (errors * weights).Sum() / (weights.Sum() + 1e-5) / targets.Size(1);
    }

    /// <summary>The context encoder's loss: squares, each counted by its pixel's weight, over all pixels that have one.</summary>
    /// <remarks>Pathak et al.: Context Encoders, CVPR 2016, arXiv 1604.07379, equation 1, with the heavier overlap of section 5.1.</remarks>
    /// <param name="predicted">N x C x H x W.</param>
    /// <param name="targets">N x C x H x W.</param>
    /// <param name="weights">N x 1 x H x W; 0 where a pixel does not count.</param>
    /// <returns>A scalar.</returns>
    public static Tensor Weighted(Tensor predicted, Tensor targets, Tensor weights)
    {
        using var full = Autocast.Off(predicted.Device);
        var errors = (predicted.AtLeastFloat32() - targets.AtLeastFloat32()).Square();         // N x C x H x W
        var counted = weights.To(errors.DType);
        return (errors * counted).Sum() / (counted.Gt(0).To(errors.DType).Sum() * targets.Size(1));
    }

    /// <summary>Each patch with mean 0 and variance 1: what MAE predicts by default.</summary>
    /// <remarks>With the unbiased variance and 1e-6 of the published code.</remarks>
    /// <param name="patches">N x P x V.</param>
    /// <returns>The normalised patches, their means and their deviations (N x P x 1).</returns>
    public static (Tensor Normalized, Tensor Mean, Tensor Deviation) Normalize(Tensor patches)
    {
        using var full = Autocast.Off(patches.Device);
        var x = patches.AtLeastFloat32();
        var mean = x.Mean([2], keepdim: true);
        var deviation = (x.Var([2], 1, keepdim: true) + 1e-6).Sqrt();
        return ((x - mean) / deviation, mean, deviation);
    }
}
