using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>NT-Xent whose temperature follows how well the views already agree, and whose gradient does not fade with it.</summary>
/// <remarks>
/// Huang et al., ICML 2023, arXiv 2207.07874, section 4: the temperature is t (1 + alpha (A - A0)), where A is the mean cosine of positives, and
/// each anchor is weighted by 1 / (1 - P), where P is the probability it gives its positive. Both are constants of the step. Computed in float32 or
/// better also in mixed precision.
/// </remarks>
public static class ModelAwareContrast
{
    // Keeps the weight finite where an anchor is sure of its positive.
    private const double Least = 1e-8;

    /// <summary>Each embedding must pick its other view among the 2N - 1 others of the batch.</summary>
    /// <param name="zA">Embeddings of the first views, N x D; they need not have unit length.</param>
    /// <param name="zB">Embeddings of the second views in the same order, N x D.</param>
    /// <param name="temperature">The base temperature, above 0; 0.1 in the paper.</param>
    /// <param name="alpha">How much the temperature follows the alignment, from 0 to 1; 0.5 in the paper.</param>
    /// <param name="alignment">The alignment at which the temperature is the base one, from -1 to 1; 0 in the paper.</param>
    /// <returns>A scalar, the mean over the 2N anchors.</returns>
    public static Tensor Loss(Tensor zA, Tensor zB, double temperature, double alpha, double alignment)
    {
        using var full = Autocast.Off(zA.Device);
        var n = zA.Size(0);
        var z = Tensor.Cat([zA, zB], 0).AtLeastFloat32().L2Normalize();                     // 2N x D
        var positives = (z * z.Roll([n], [0])).Sum([1]);                                    // 2N

        var adapted = temperature * (1 + (alpha * (positives.Detach().Mean() - alignment))); // a scalar: no gradient
        var logits = (z.Matmul(z.T) / adapted).FillDiagonal_(double.NegativeInfinity);      // 2N x 2N
        var losses = logits.Logsumexp([1]) - (positives / adapted);                         // 2N
        var weights = 1 / (1 - (-losses.Detach()).Exp() + Least);                           // 2N: exp(-loss) is P
        return (weights * losses).Mean();
    }
}
