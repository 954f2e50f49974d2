using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>Each query must pick its own key among others: the loss of momentum contrast and its relatives.</summary>
/// <remarks>
/// van den Oord et al., 2018, arXiv 1807.03748, in the form of He et al., CVPR 2020, arXiv 1911.05722, equation 1. Computed in float32 or better also
/// in mixed precision.
/// </remarks>
public static class InfoNce
{
    /// <summary>The others are the rows of a queue: MoCo, equation 1.</summary>
    /// <param name="q">Queries, N x D; they need not have unit length.</param>
    /// <param name="k">Their keys in the same order, N x D, of any length.</param>
    /// <param name="queue">Negatives, K x D, taken as they are.</param>
    /// <param name="temperature">Above 0.</param>
    /// <param name="normalize">Whether queries and keys are brought to unit length, as in the paper.</param>
    /// <returns>A scalar, the mean over queries.</returns>
    public static Tensor AgainstQueue(Tensor q, Tensor k, Tensor queue, double temperature, bool normalize = true)
    {
        using var full = Autocast.Off(q.Device);
        (q, k) = (q.AtLeastFloat32(), k.AtLeastFloat32());
        (q, k) = normalize ? (q.L2Normalize(), k.L2Normalize()) : (q, k);

        var positives = (q * k).Sum([1], keepdim: true);                             // N x 1
        var negatives = q.Matmul(queue.T);                                           // N x K
        var logits = Tensor.Cat([positives, negatives], 1) / temperature;            // N x (1 + K)
        var own = Tensor.Zeros([q.Size(0)], DType.Int64, device: q.Device);          // N: the positive comes first
        return logits.CrossEntropyLoss(own);
    }

    /// <summary>The others are the keys of the same batch: row i of one belongs to row i of the other.</summary>
    /// <param name="q">Queries, N x D; they need not have unit length.</param>
    /// <param name="k">Their keys in the same order, N x D, of any length.</param>
    /// <param name="temperature">Above 0.</param>
    /// <returns>A scalar, the mean over queries.</returns>
    public static Tensor WithinBatch(Tensor q, Tensor k, double temperature)
    {
        using var full = Autocast.Off(q.Device);
        (q, k) = (q.AtLeastFloat32().L2Normalize(), k.AtLeastFloat32().L2Normalize());

        var logits = q.Matmul(k.T) / temperature;                                    // N x N
        var own = Tensor.Arange(q.Size(0), dtype: DType.Int64, device: q.Device);    // N: the diagonal
        return logits.CrossEntropyLoss(own);
    }
}
