namespace Selfsame.Training.Evaluation;

/// <summary>Which layer serves best, found on the training labels alone: the test set is never looked at.</summary>
internal static class LayerChoice
{
    // Cross-validation over five parts. One part of a large set tells layers apart by itself: past this many answers no further part is asked.
    private const int Parts = 5, Enough = 10_000;

    /// <summary>The position of the layer from whose features most training labels are read right by what has learnt from the others.</summary>
    /// <param name="layers">The training set, once for each layer.</param>
    /// <param name="read">How labels are read: learns from the first set and counts on the second.</param>
    /// <param name="classCount">Labels lie in [0, classCount).</param>
    /// <returns>The first of the best; the last layer where no class has two pictures.</returns>
    internal static int Best(IReadOnlyList<LayerFeatureSet> layers, Func<FeatureSet, FeatureSet, int, Accuracy> read, int classCount)
    {
        var parts = LabelSplit.Parts(layers[0].Features.Labels, Parts);
        if (parts.Length == 0) return layers.Count - 1;
        var (best, bestRight) = (0, double.NegativeInfinity);
        for (var position = 0; position < layers.Count; position++)
        {
            var (right, asked) = (0.0, 0);
            foreach (var (fitted, held) in parts)
            {
                if (asked >= Enough) break;
                using var learnt = layers[position].Features.Subset(fitted);
                using var question = layers[position].Features.Subset(held);
                right += read(learnt, question, classCount).Top1 * held.Length;
                asked += held.Length;
            }
            if (right > bestRight) (best, bestRight) = (position, right);
        }
        return best;
    }
}
