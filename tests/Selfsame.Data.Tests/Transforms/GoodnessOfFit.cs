using Xunit;

namespace Selfsame.Data.Tests.Transforms;

/// <summary>Whether what was drawn follows a distribution, at the 1 % level. Seeds are fixed, so a test that passes always passes.</summary>
internal static class GoodnessOfFit
{
    private const double NormalQuantile = 2.3263;

    /// <summary>Pearson's chi-square test against equal frequencies.</summary>
    public static void AssertUniform(IReadOnlyCollection<int> counts) =>
        AssertFrequencies([.. counts], [.. Enumerable.Repeat(1.0 / counts.Count, counts.Count)]);

    /// <summary>Pearson's chi-square test against given shares, which sum to one.</summary>
    public static void AssertFrequencies(IReadOnlyList<int> counts, IReadOnlyList<double> shares)
    {
        var total = counts.Sum();
        var statistic = counts.Zip(shares, (count, share) => (count - (total * share)) * (count - (total * share)) / (total * share)).Sum();
        Assert.InRange(statistic, 0, ChiSquareLimit(counts.Count - 1));
    }

    /// <summary>How often something happened against its probability.</summary>
    public static void AssertRate(int times, int trials, double probability)
    {
        if (probability is 0 or 1)
        {
            Assert.Equal(probability * trials, times);
            return;
        }

        AssertFrequencies([times, trials - times], [probability, 1 - probability]);
    }

    /// <summary>The test of Kolmogorov and Smirnov against the uniform distribution from one number to another.</summary>
    public static void AssertUniform(IEnumerable<double> values, double from, double to)
    {
        var sorted = values.Select(value => (value - from) / (to - from)).Order().ToList();
        var distance = sorted.Index().Max(each => Math.Max(
            Math.Abs(each.Item - ((double)each.Index / sorted.Count)), Math.Abs(each.Item - ((each.Index + 1.0) / sorted.Count))));
        Assert.InRange(distance, 0, 1.628 / Math.Sqrt(sorted.Count));
    }

    /// <summary>Whether two series are uncorrelated.</summary>
    public static void AssertUncorrelated(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        var (meanFirst, meanSecond) = (first.Average(), second.Average());
        var covariance = first.Zip(second, (a, b) => (a - meanFirst) * (b - meanSecond)).Sum();
        var scale = Math.Sqrt(first.Sum(a => (a - meanFirst) * (a - meanFirst)) * second.Sum(b => (b - meanSecond) * (b - meanSecond)));
        Assert.InRange(covariance / scale * Math.Sqrt(first.Count), -2.576, 2.576);
    }

    // Wilson and Hilferty, 1931; for one degree of freedom the exact value.
    private static double ChiSquareLimit(int degrees) => degrees == 1
        ? 6.635
        : degrees * Math.Pow(1 - (2.0 / (9 * degrees)) + (NormalQuantile * Math.Sqrt(2.0 / (9 * degrees))), 3);
}
