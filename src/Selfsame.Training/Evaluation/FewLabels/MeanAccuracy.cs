namespace Selfsame.Training.Evaluation.FewLabels;

/// <summary>A mean over repetitions, and how sure it is.</summary>
/// <param name="Mean">Mean share of right answers.</param>
/// <param name="Interval">Half the width of the 95 % confidence interval of the mean: 1.96 standard errors.</param>
public sealed record MeanAccuracy(double Mean, double Interval)
{
    /// <summary>The mean of some repetitions.</summary>
    /// <param name="values">Two values or more.</param>
    public static MeanAccuracy Of(IReadOnlyList<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Count, 2);
        var mean = values.Average();
        var variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
        return new MeanAccuracy(mean, 1.96 * Math.Sqrt(variance / values.Count));
    }
}
