using Selfsame.Data.Random;

namespace Selfsame.Training.Evaluation.FewLabels;

/// <summary>Which of many labels are told: fixed by a seed, and of every class alike.</summary>
public static class LabelSubset
{
    /// <summary>So many of each class; all of a class that has fewer.</summary>
    /// <param name="labels">N class numbers; -1 where there is none.</param>
    /// <param name="perClass">How many of each class, at least 1.</param>
    /// <param name="seed">Which ones: a smaller number of the same seed is a part of a larger.</param>
    /// <returns>Positions, ascending.</returns>
    public static int[] PerClass(ReadOnlySpan<int> labels, int perClass, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(perClass, 1);
        return Choose(labels, _ => perClass, seed);
    }

    /// <summary>A share of each class, rounded, but at least one sample of every class.</summary>
    /// <param name="labels">N class numbers; -1 where there is none.</param>
    /// <param name="share">In (0, 1].</param>
    /// <param name="seed">Which ones: a smaller share of the same seed is a part of a larger.</param>
    /// <returns>Positions, ascending.</returns>
    public static int[] Share(ReadOnlySpan<int> labels, double share, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        return Choose(labels, count => Math.Max(1, (int)Math.Round(count * share)), seed);
    }

    private static int[] Choose(ReadOnlySpan<int> labels, Func<int, int> wanted, long seed)
    {
        var classes = new SortedDictionary<int, List<int>>();
        for (var position = 0; position < labels.Length; position++)
        {
            if (labels[position] < 0) continue;
            if (!classes.TryGetValue(labels[position], out var members)) classes.Add(labels[position], members = []);
            members.Add(position);
        }
        var chosen = new List<int>();
        foreach (var (label, members) in classes)
        {
            var order = members.ToArray();
            var stream = Philox.At(seed, 0, label, 1, RandomPurpose.Evaluation);
            stream.Shuffle(order.AsSpan());
            chosen.AddRange(order.Take(wanted(order.Length)));
        }
        return [.. chosen.Order()];
    }
}
