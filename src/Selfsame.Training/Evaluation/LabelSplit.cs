namespace Selfsame.Training.Evaluation;

/// <summary>Labels divided into those that a model is fitted to and those that choose between models. The test set has no part in it.</summary>
internal static class LabelSplit
{
    /// <summary>Every class gives the same share, so that rare ones stand on both sides; a class of one sample stays in the fitted part.</summary>
    /// <param name="labels">N class numbers.</param>
    /// <param name="share">What is held out, in [0, 1).</param>
    /// <returns>Positions, ascending.</returns>
    public static (int[] Fitted, int[] Held) Of(int[] labels, double share)
    {
        var held = new List<int>();
        var fitted = new List<int>();
        foreach (var group in Enumerable.Range(0, labels.Length).GroupBy(position => labels[position]))
        {
            var positions = group.ToArray();
            var count = (int)Math.Round(positions.Length * share);
            // Spread over the set: neighbours in a folder are often near-duplicates taken in a row.
            for (var i = 0; i < positions.Length; i++)
            {
                var isHeld = (long)(i + 1) * count / positions.Length > (long)i * count / positions.Length;
                (isHeld ? held : fitted).Add(positions[i]);
            }
        }
        return ([.. fitted.Order()], [.. held.Order()]);
    }

    /// <summary>Divisions for cross-validation: each sample is held out by one of them, but those of classes of one, which always stay in the fitted part.</summary>
    /// <param name="labels">N class numbers.</param>
    /// <param name="count">How many divisions, at least 2; those that would hold out nothing are left away.</param>
    /// <returns>Positions, ascending.</returns>
    public static (int[] Fitted, int[] Held)[] Parts(int[] labels, int count)
    {
        const int Never = -1;
        var part = new int[labels.Length];
        foreach (var group in Enumerable.Range(0, labels.Length).GroupBy(position => labels[position]))
        {
            var positions = group.ToArray();
            // The class turns the order, or small classes would all be held out by the first divisions.
            for (var i = 0; i < positions.Length; i++) part[positions[i]] = positions.Length == 1 ? Never : (i + group.Key) % count;
        }
        int[] Where(Func<int, bool> takes) => [.. Enumerable.Range(0, labels.Length).Where(position => takes(part[position]))];
        return [.. Enumerable.Range(0, count).Select(held => (Where(of => of != held), Where(of => of == held))).Where(division => division.Item2.Length > 0)];
    }
}
