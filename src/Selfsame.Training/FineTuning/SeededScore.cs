namespace Selfsame.Training.FineTuning;

/// <summary>An accuracy over several seeds.</summary>
/// <param name="Mean">The mean share of right answers.</param>
/// <param name="Std">The deviation from seed to seed (with n - 1); 0 for a single seed.</param>
/// <param name="Seeds">Each seed's share.</param>
public sealed record SeededScore(double Mean, double Std, IReadOnlyList<double> Seeds)
{
    /// <summary>The score of some seeds.</summary>
    /// <param name="seeds">One or more shares.</param>
    public static SeededScore Of(IReadOnlyList<double> seeds)
    {
        var mean = seeds.Average();
        return new SeededScore(mean, seeds.Count > 1 ? Math.Sqrt(seeds.Sum(value => (value - mean) * (value - mean)) / (seeds.Count - 1)) : 0, seeds);
    }
}
