namespace Selfsame.SelfSupervised.Tests;

/// <summary>Numbers that look random and are the same everywhere.</summary>
internal static class RandomVectors
{
    public static double[] Of(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
    }
}
