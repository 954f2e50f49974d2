using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>The loss of DeepCluster v2: every view must be nearest to the centroid that its picture was assigned to.</summary>
/// <remarks>Caron et al., NeurIPS 2020, arXiv 2006.09882, section 4.1 and appendix; several clusterings count alike.</remarks>
public static class ClusterClassification
{
    /// <summary>The label of a picture without a cluster: it counts for nothing.</summary>
    public const long Unassigned = -1;

    /// <summary>The mean over clusterings of the cross-entropy of all views.</summary>
    /// <param name="scores">Cosines of embeddings with centroids, one (V N) x K tensor a clustering, view by view.</param>
    /// <param name="assignments">The cluster of each picture, N (int64) a clustering, or <see cref="Unassigned"/>.</param>
    /// <param name="temperature">Above 0; 0.1 in the paper.</param>
    /// <returns>A scalar.</returns>
    public static Tensor Loss(IReadOnlyList<Tensor> scores, IReadOnlyList<Tensor> assignments, double temperature)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        using var full = Autocast.Off(scores[0].Device);
        Tensor? sum = null;
        for (var clustering = 0; clustering < scores.Count; clustering++)
        {
            var (logits, labels) = (scores[clustering].AtLeastFloat32() / temperature, assignments[clustering]);      // VN x K, N
            var entropy = logits.CrossEntropyLoss(labels.Repeat([logits.Size(0) / labels.Size(0)]), ignoreIndex: Unassigned);
            sum = sum is null ? entropy : sum + entropy;
        }

        return (sum ?? throw new ArgumentException("There is no clustering.", nameof(scores))) / scores.Count;
    }
}
