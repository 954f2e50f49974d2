using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>An anchor must lie nearer to its positive than to a negative, by a margin.</summary>
/// <remarks>
/// Schroff, Kalenichenko and Philbin, CVPR 2015, arXiv 1503.03832, equations 1 to 3: squared distances of embeddings of unit length. The mean over all
/// triplets that break the margin is that of Hermans et al., 2017, arXiv 1703.07737. Computed in float32 or better also in mixed precision.
/// </remarks>
public static class TripletMargin
{
    /// <summary>Triplets that are named.</summary>
    /// <param name="anchor">Embeddings, N x D; they need not have unit length.</param>
    /// <param name="positive">Embeddings of what shows the same, N x D.</param>
    /// <param name="negative">Embeddings of what shows something else, N x D.</param>
    /// <param name="margin">By how much the squared distances shall differ, from above 0 to 4.</param>
    /// <returns>A scalar, the mean over triplets.</returns>
    public static Tensor OfTriplets(Tensor anchor, Tensor positive, Tensor negative, double margin)
    {
        using var full = Autocast.Off(anchor.Device);
        var a = anchor.AtLeastFloat32().L2Normalize();
        var near = 2 - (2 * (a * positive.AtLeastFloat32().L2Normalize()).Sum([1]));         // N: squared distances on the sphere
        var far = 2 - (2 * (a * negative.AtLeastFloat32().L2Normalize()).Sum([1]));          // N
        return (near - far + margin).Relu().Mean();
    }

    /// <summary>Every view is an anchor, its other view the positive, and both views of other samples are negatives.</summary>
    /// <param name="zA">Embeddings of the first views, N x D, N at least 2; they need not have unit length.</param>
    /// <param name="zB">Embeddings of the second views in the same order, N x D.</param>
    /// <param name="margin">By how much the squared distances shall differ, from above 0 to 4.</param>
    /// <param name="negatives">Which of them count.</param>
    /// <returns>A scalar: the mean over the 2N anchors, or over the triplets that break the margin.</returns>
    /// <exception cref="MethodSettingsException">There is only one sample, hence no negative.</exception>
    public static Tensor WithinBatch(Tensor zA, Tensor zB, double margin, TripletNegatives negatives)
    {
        using var full = Autocast.Off(zA.Device);
        var n = zA.Size(0);
        MethodSettingsException.Require(n >= 2, $"A triplet's negative is another picture, but got a batch of {n}: use a batch of two or more.");
        var z = Tensor.Cat([zA, zB], 0).AtLeastFloat32().L2Normalize();                      // 2N x D
        var distances = 2 - (2 * z.Matmul(z.T));                                             // 2N x 2N, squared
        var near = (2 - (2 * (z * z.Roll([n], [0])).Sum([1]))).Unsqueeze(1);                 // 2N x 1
        var own = Tensor.Eye(n, DType.Bool, device: z.Device).Repeat([2, 2]);                // 2N x 2N: the sample itself in either view

        if (negatives == TripletNegatives.SemiHard)
        {
            var far = distances.Gather(1, SemiHard(distances.Detach(), near.Detach(), own)); // 2N x 1
            return (near - far + margin).Relu().Mean();
        }

        var losses = (near - distances + margin).Relu().MaskedFill(own, 0);                  // 2N x 2N
        return losses.Sum() / losses.Detach().Gt(0).To(losses.DType).Sum().ClampMin(1);
    }

    // The position of each anchor's negative, 2N x 1.
    private static Tensor SemiHard(Tensor distances, Tensor near, Tensor own)
    {
        var farther = distances.Gt(near).LogicalAnd(own.LogicalNot());
        var nearest = distances.MaskedFill(farther.LogicalNot(), double.PositiveInfinity).Argmin(1, keepdim: true);
        var farthest = distances.MaskedFill(own, double.NegativeInfinity).Argmax(1, keepdim: true);
        return Tensor.Where(farther.Any(1, keepdim: true), nearest, farthest);
    }
}
