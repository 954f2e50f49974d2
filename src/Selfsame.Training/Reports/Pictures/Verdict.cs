using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Reports.Pictures;

/// <summary>How a linear probe on the features judged each picture of a test set.</summary>
/// <param name="Classes">The names of the classes.</param>
/// <param name="Counts">Pictures by true class (row) and by what they were taken for (column).</param>
/// <param name="Mistakes">Those that it was surest of, surest first.</param>
internal sealed record Verdict(IReadOnlyList<string> Classes, int[][] Counts, IReadOnlyList<Mistake> Mistakes)
{
    /// <summary>Pictures that were judged.</summary>
    internal int Count => Counts.Sum(row => row.Sum());

    /// <summary>Share of right answers.</summary>
    internal double Accuracy => (double)Enumerable.Range(0, Counts.Length).Sum(each => Counts[each][each]) / Math.Max(1, Count);

    /// <summary>Learns from one set and judges the other.</summary>
    /// <param name="training">Labelled features to learn from.</param>
    /// <param name="test">Features to judge, with labels of the same classes and the places of their pictures.</param>
    /// <param name="classes">The names of the classes.</param>
    /// <param name="most">Mistakes to keep.</param>
    internal static Verdict Of(FeatureSet training, FeatureSet test, IReadOnlyList<string> classes, int most)
    {
        using var probe = LinearProbe.Fit(training, classes.Count, new LinearProbeOptions());
        var scores = probe.Predict(test.Features);
        var counts = Enumerable.Range(0, classes.Count).Select(_ => new int[classes.Count]).ToArray();
        var mistakes = new List<Mistake>();
        for (var row = 0; row < test.Count; row++)
        {
            var own = scores.AsSpan(row * classes.Count, classes.Count);
            var guess = 0;
            for (var each = 1; each < own.Length; each++) if (own[each] > own[guess]) guess = each;
            counts[test.Labels[row]][guess]++;
            if (guess == test.Labels[row]) continue;
            var total = 0.0;
            foreach (var score in own) total += Math.Exp(score - own[guess]);
            mistakes.Add(new Mistake(test.Indices[row], test.Labels[row], guess, 1 / total));
        }

        return new Verdict(classes, counts, [.. mistakes.OrderByDescending(each => each.Probability).ThenBy(each => each.Index).Take(most)]);
    }
}
