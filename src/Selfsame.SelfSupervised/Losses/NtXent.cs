using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>The normalised temperature-scaled cross entropy of SimCLR.</summary>
/// <remarks>
/// Chen et al., ICML 2020, arXiv 2002.05709, equation 1 and Algorithm 1: the mean over all 2N anchors. Computed in float32 or better also
/// in mixed precision: divided by a small temperature, the three digits of bf16 would not tell similar negatives apart.
/// </remarks>
public static class NtXent
{
    /// <summary>Each embedding must pick its other view among the 2N - 1 others of the batch.</summary>
    /// <param name="zA">Embeddings of the first views, N x D; they need not have unit length.</param>
    /// <param name="zB">Embeddings of the second views in the same order, N x D.</param>
    /// <param name="temperature">Above 0; smaller values weigh the hardest negatives more.</param>
    /// <param name="normalize">Whether rows are brought to unit length, as in the paper.</param>
    /// <returns>A scalar.</returns>
    public static Tensor Loss(Tensor zA, Tensor zB, double temperature, bool normalize = true)
    {
        using var full = Autocast.Off(zA.Device);
        var n = zA.Size(0);
        var z = Tensor.Cat([zA, zB], 0).AtLeastFloat32();                                   // 2N x D
        z = normalize ? z.L2Normalize() : z;

        var logits = (z.Matmul(z.Transpose(0, 1)) / temperature)
            .FillDiagonal_(double.NegativeInfinity);                                        // 2N x 2N, no one is its own negative
        var others = Tensor.Arange(2 * n, dtype: DType.Int64, device: z.Device).Roll([n]);  // 2N: row i of one view, i + N of the other
        return logits.CrossEntropyLoss(others);
    }
}
