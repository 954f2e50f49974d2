using System.Globalization;

namespace Selfsame.Training.Reports;

/// <summary>Whether a run looks healthy at its end, by the limits that it is watched by while it trains.</summary>
internal static class RunHealth
{
    /// <summary>A row for each figure that was measured; null where none was.</summary>
    internal static ReportTable? Of(RunAccount run)
    {
        var (rows, strong) = (new List<IReadOnlyList<string>>(), new List<int>());
        void Add(string curve, string name, string healthy, Func<double, string?> trouble, Func<double, string>? text = null)
        {
            if (run.Last(curve) is not { } value) return;
            rows.Add([name, (text ?? NumberText.Short)(value), healthy, trouble(value) ?? "no warning"]);
            strong.Add(trouble(value) is null ? -1 : 3);
        }

        Add("health/spread", "spread of the embeddings", "about 1", value => value < TrainerWatch.SmallestSpread ? "collapsed: all embeddings are alike" : null);
        Add("health/redundancy", "redundancy of their dimensions", "near 0", value => value > TrainerWatch.LargestRedundancy ? "collapsed to one direction" : null);
        Add("health/rank", "effective rank of the features", "many directions, rising", value => value < 2 ? "few directions are used" : null, value => value.ToString("0.0", CultureInfo.InvariantCulture));
        Add("health/separation", "share of real pictures scored above made ones", "between the extremes", value => value > ContestWatch.LargestSeparation ? "the discriminator has won" : null, NumberText.Percent);
        Add("health/diversity", "diversity of made pictures, beside real ones", "near 1", value => value < ContestWatch.SmallestDiversity ? "mode collapse: nearly one picture only" : null);
        Add("epoch/data-wait", "time spent waiting for data", "below a tenth", value => value > TrainerWatch.LargestWait ? "more --workers or smaller pictures would help" : null, NumberText.Percent);
        return rows.Count == 0 ? null : new ReportTable(["at the end", "measured", "healthy is", "verdict"], rows) { Title = "Health", IsOfWords = true, Strong = strong };
    }
}
