namespace Selfsame.Training.FineTuning;

/// <summary>How many labels a network from random weights needs for what the pretrained one does with fewer.</summary>
/// <param name="With">Labels that the pretrained network was told.</param>
/// <param name="Accuracy">What it reached with them.</param>
/// <param name="Without">Labels that the other needs for that, between those tried by the logarithm of their number; null if it never gets there.</param>
public sealed record LabelsSaved(int With, double Accuracy, double? Without)
{
    /// <summary>Whether the other gets there with the fewest labels that were tried already, so that it may need even fewer than <see cref="Without"/>.</summary>
    public bool IsAtMost { get; private init; }

    /// <summary>Reads the curve.</summary>
    /// <param name="rows">By number of labels.</param>
    public static IReadOnlyList<LabelsSaved> Of(IReadOnlyList<LabelEfficiencyRow> rows) =>
    [
        .. rows.Select(row => (row.Labels, Best: Math.Max(row.Pretrained.Mean, row.Linear.Mean)))
            .Select(each => new LabelsSaved(each.Labels, each.Best, Needed(rows, each.Best)) { IsAtMost = rows[0].Scratch.Mean >= each.Best }),
    ];

    private static double? Needed(IReadOnlyList<LabelEfficiencyRow> rows, double accuracy)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Scratch.Mean < accuracy)
            {
                continue;
            }

            if (i == 0)
            {
                return rows[0].Labels;
            }

            var (below, above) = (rows[i - 1], rows[i]);
            var share = (accuracy - below.Scratch.Mean) / (above.Scratch.Mean - below.Scratch.Mean);
            return Math.Exp(Math.Log(below.Labels) + (share * Math.Log((double)above.Labels / below.Labels)));
        }

        return null;
    }
}
