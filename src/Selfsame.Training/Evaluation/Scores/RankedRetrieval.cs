namespace Selfsame.Training.Evaluation.Scores;

/// <summary>Figures of a ranking: which of the things that were found belong to what was looked for.</summary>
public static class RankedRetrieval
{
    /// <summary>Average precision: the precision at each score that a relevant thing has, weighted by what recall gains there.</summary>
    /// <remarks>Things of equal score share one threshold, and nothing is interpolated, as scikit-learn has it.</remarks>
    /// <param name="relevant">N truths.</param>
    /// <param name="scores">N scores; larger ranks before.</param>
    /// <returns>From 0 to 1; not a number where nothing is relevant.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double AveragePrecision(ReadOnlySpan<bool> relevant, ReadOnlySpan<float> scores)
    {
        var order = Descending(relevant, scores);
        var (sum, found, before) = (0.0, 0, 0);
        for (var place = 0; place < order.Length; place++)
        {
            found += relevant[order[place]] ? 1 : 0;
            if (place + 1 < order.Length && scores[order[place + 1]] == scores[order[place]]) continue;
            sum += (found - before) * (double)found / (place + 1);
            before = found;
        }
        return found > 0 ? sum / found : double.NaN;
    }

    /// <summary>Area under the curve of true against false positives: the chance that a relevant thing ranks before another; ties count half.</summary>
    /// <param name="relevant">N truths.</param>
    /// <param name="scores">N scores; larger ranks before.</param>
    /// <returns>From 0 to 1, 0.5 by chance; not a number where all or none are relevant.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double AreaUnderCurve(ReadOnlySpan<bool> relevant, ReadOnlySpan<float> scores)
    {
        var order = Descending(relevant, scores);
        var (wins, positives, place) = (0.0, 0L, 0);
        while (place < order.Length)
        {
            var (ties, tiedPositives) = (0, 0);
            for (var score = scores[order[place]]; place < order.Length && scores[order[place]] == score; place++)
            {
                ties++;
                tiedPositives += relevant[order[place]] ? 1 : 0;
            }
            wins += (ties - tiedPositives) * (positives + (tiedPositives / 2.0));
            positives += tiedPositives;
        }
        var negatives = order.Length - positives;
        return positives > 0 && negatives > 0 ? wins / (positives * (double)negatives) : double.NaN;
    }

    private static int[] Descending(ReadOnlySpan<bool> relevant, ReadOnlySpan<float> scores)
    {
        if (relevant.Length != scores.Length) throw new ArgumentException($"{scores.Length} scores do not belong to {relevant.Length} things.", nameof(scores));
        var order = new int[scores.Length];
        var keys = new float[scores.Length];
        for (var i = 0; i < order.Length; i++) (order[i], keys[i]) = (i, -scores[i]);
        Array.Sort(keys, order);
        return order;
    }
}
