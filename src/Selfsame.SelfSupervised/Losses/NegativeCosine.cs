using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>Predictions must point the way of their targets.</summary>
/// <remarks>
/// Chen and He, CVPR 2021, arXiv 2011.10566, equation 1. BYOL's squared distance of unit vectors (arXiv 2006.07733, equation 2) is 2 plus twice
/// this, the distance of W-MSE (arXiv 2007.06346) likewise.
/// </remarks>
public static class NegativeCosine
{
    /// <summary>Minus the mean cosine between rows. Whoever wants a constant target detaches it.</summary>
    /// <param name="p">Predictions, N x D.</param>
    /// <param name="z">Their targets in the same order, N x D.</param>
    /// <returns>A scalar from -1 (all alike) to 1.</returns>
    public static Tensor Loss(Tensor p, Tensor z) =>
        -(p.AtLeastFloat32().L2Normalize() * z.AtLeastFloat32().L2Normalize()).Sum([1]).Mean();

    /// <summary>The mean squared distance of rows of unit length: 2 - 2 cos.</summary>
    /// <param name="p">Predictions, N x D.</param>
    /// <param name="z">Their targets in the same order, N x D.</param>
    /// <returns>A scalar from 0 (all alike) to 4.</returns>
    public static Tensor SquaredDistance(Tensor p, Tensor z) => 2 + 2 * Loss(p, z);
}
