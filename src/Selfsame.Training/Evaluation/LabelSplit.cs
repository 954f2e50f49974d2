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
}
