namespace Selfsame.Training.Reports;

/// <summary>One measured quantity over the steps of a run.</summary>
/// <param name="Name">Its path in metrics.jsonl, for instance <c>loss/total</c>.</param>
/// <param name="Points">Step and value, in the order of the steps.</param>
public sealed record Curve(string Name, IReadOnlyList<CurvePoint> Points)
{
    /// <summary>The last value, NaN where there is none.</summary>
    public double Last => Points.Count == 0 ? double.NaN : Points[^1].Value;

    /// <summary>The same curve as a running mean, which shows the trend of a noisy quantity.</summary>
    /// <param name="share">Weight in (0, 1] that each new value gets.</param>
    public Curve Smoothed(double share)
    {
        var points = new List<CurvePoint>(Points.Count);
        var mean = 0.0;
        var weight = 0.0;
        foreach (var point in Points)
        {
            mean = (1 - share) * mean + share * point.Value;
            weight = (1 - share) * weight + share;
            points.Add(point with { Value = mean / weight });
        }
        return new Curve(Name, points);
    }

    /// <summary>At most <paramref name="limit"/> points, evenly taken, the last one always among them.</summary>
    /// <param name="limit">At least 2.</param>
    public Curve Thinned(int limit)
    {
        if (Points.Count <= limit) return this;
        return new Curve(Name, [.. Enumerable.Range(0, limit).Select(i => Points[(int)((long)i * (Points.Count - 1) / (limit - 1))])]);
    }
}
