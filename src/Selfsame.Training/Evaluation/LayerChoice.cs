namespace Selfsame.Training.Evaluation;

/// <summary>Which layer serves best, found on the training labels alone: the test set is never looked at.</summary>
internal static class LayerChoice
{
    /// <summary>The position of the layer from whose features most of a held-out fifth of the training labels are read right.</summary>
    /// <param name="layers">The training set, once for each layer.</param>
    /// <param name="read">How labels are read: learns from the first set and counts on the second.</param>
    /// <param name="classCount">Labels lie in [0, classCount).</param>
    /// <returns>The first of the best.</returns>
    internal static int Best(IReadOnlyList<LayerFeatureSet> layers, Func<FeatureSet, FeatureSet, int, Accuracy> read, int classCount)
    {
        var (fitted, held) = LabelSplit.Of(layers[0].Features.Labels, new LinearProbeOptions().HeldOut);
        if (held.Length == 0) return layers.Count - 1;
        var (best, bestScore) = (0, double.NegativeInfinity);
        for (var position = 0; position < layers.Count; position++)
        {
            using var learnt = layers[position].Features.Subset(fitted);
            using var asked = layers[position].Features.Subset(held);
            var score = read(learnt, asked, classCount).Top1;
            if (score > bestScore) (best, bestScore) = (position, score);
        }
        return best;
    }
}
