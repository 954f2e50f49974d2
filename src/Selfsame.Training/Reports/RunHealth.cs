using System.Globalization;
using Selfsame.SelfSupervised.Health;

namespace Selfsame.Training.Reports;

/// <summary>Whether a run looks healthy at its end, by the limits that it is watched by while it trains.</summary>
internal static class RunHealth
{
    /// <summary>A row for each figure that was measured; null where none was.</summary>
    internal static ReportTable? Of(RunAccount run)
    {
        var (rows, strong) = (new List<IReadOnlyList<string>>(), new List<int>());
        void Add(string curve, string name, string healthy, Func<double, bool> isUnwell, string trouble, Func<double, string>? text = null, string otherwise = "no warning")
        {
            if (run.Last(curve) is not { } value) return;
            rows.Add([name, (text ?? NumberText.Short)(value), healthy, isUnwell(value) ? trouble : otherwise]);
            strong.Add(isUnwell(value) ? 3 : -1);
        }

        var (now, before) = (Contest(run, 1), Contest(run, 2));
        var isJudged = now is not { EncoderJudges: true };
        void AddOfFeatures(string curve, string name, string healthy, Func<double, bool> isUnwell, string trouble, Func<double, string>? text = null) =>
            Add(curve, name, healthy, value => isJudged && isUnwell(value), trouble, text, isJudged ? "no warning" : "not judged: the encoder is the discriminator");

        AddOfFeatures("health/spread", "spread of the embeddings", Limited("about 1", "below", HealthLimits.SmallestSpread), HealthLimits.IsCollapsed, "collapsed: all embeddings are alike");
        AddOfFeatures("health/redundancy", "redundancy of their dimensions", Limited("near 0", "above", HealthLimits.LargestRedundancy), HealthLimits.IsOneDirection, "collapsed to one direction");
        AddOfFeatures(
            "health/rank", "effective rank of the features", "many directions, rising", value => HealthLimits.IsOfFewDirections(value, run.Last("epoch/rank-limit") ?? 0),
            "few directions are used", value => value.ToString("0.0", CultureInfo.InvariantCulture));
        Add(
            "health/separation", "share of real pictures scored above made ones", now is { MayWin: true } ? "any: the critic may win" : "between the extremes",
            _ => now is not null && HealthLimits.HasWon(now, before), "the discriminator has won", NumberText.Percent);
        Add(
            "health/diversity", "diversity of made pictures, beside real ones", "near 1", _ => now is not null && HealthLimits.IsOnePicture(now, before), "mode collapse: nearly one picture only");
        Add(
            "epoch/data-wait", "time spent waiting for data", "below a tenth", value => HealthLimits.IsWaiting(value, run.Last("epoch/seconds") ?? double.PositiveInfinity),
            "more --workers or smaller pictures would help", NumberText.Percent);
        return rows.Count == 0 ? null : new ReportTable(["at the end", "measured", "healthy is", "verdict"], rows) { Title = "Health", IsOfWords = true, Strong = strong };
    }

    private static string Limited(string healthy, string side, double limit) => string.Create(CultureInfo.InvariantCulture, $"{healthy}; a warning comes {side} {limit}");

    // The contest of an epoch, counted from the end; null where there was none.
    private static ContestFigures? Contest(RunAccount run, int fromEnd) =>
        Value(run, "health/separation", fromEnd) is { } separation && Value(run, "health/diversity", fromEnd) is { } diversity
            ? new ContestFigures(separation, diversity, run.Last("epoch/may-win") > 0, run.Last("epoch/encoder-judges") > 0)
            : null;

    private static double? Value(RunAccount run, string curve, int fromEnd) =>
        run.Curves.FirstOrDefault(each => each.Name == curve) is { } found && found.Points.Count >= fromEnd ? found.Points[^fromEnd].Value : null;
}
