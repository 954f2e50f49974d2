using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>A prediction must pick what it was made for among other candidates, by dot products of any length: the InfoNCE of contrastive predictive coding.</summary>
/// <remarks>van den Oord et al., 2018, arXiv 1807.03748, equation 4. Computed in float32 or better also in mixed precision.</remarks>
public static class PredictiveContrast
{
    /// <summary>All candidates stand in the list, the right one among them.</summary>
    /// <param name="predictions">M x E.</param>
    /// <param name="candidates">K x E.</param>
    /// <param name="own">Int64, M: which candidate each prediction was made for.</param>
    /// <param name="scale">What dot products are multiplied by, above 0.</param>
    /// <returns>A scalar, the mean over predictions.</returns>
    public static Tensor AmongAll(Tensor predictions, Tensor candidates, Tensor own, double scale)
    {
        using var full = Autocast.Off(predictions.Device);
        var logits = (predictions.AtLeastFloat32() * scale).Matmul(candidates.AtLeastFloat32().T); // M x K
        return logits.CrossEntropyLoss(own);
    }

    /// <summary>The right one is given, and others beside it.</summary>
    /// <param name="predictions">M x E.</param>
    /// <param name="targets">What each was made for, M x E.</param>
    /// <param name="negatives">The others: K x E for all predictions alike, or M x K x E.</param>
    /// <param name="scale">What dot products are multiplied by, above 0.</param>
    /// <param name="barred">Boolean, M x K: true where a negative does not count for a prediction, or null.</param>
    /// <returns>A scalar, the mean over predictions.</returns>
    public static Tensor AgainstGiven(Tensor predictions, Tensor targets, Tensor negatives, double scale, Tensor? barred = null)
    {
        using var full = Autocast.Off(predictions.Device);
        var (p, t, n) = (predictions.AtLeastFloat32() * scale, targets.AtLeastFloat32(), negatives.AtLeastFloat32());
        var right = (p * t).Sum([1]);                                                          // M
        var others = n.Rank == 3 ? n.Matmul(p.Unsqueeze(2)).Squeeze(2) : p.Matmul(n.T);        // M x K
        others = barred is null ? others : others.MaskedFill(barred, double.NegativeInfinity);

        // -log(e^right / (e^right + sum of e^others)) = softplus(log of that sum - right).
        return (others.Logsumexp(1) - right).Softplus().Mean();
    }
}
