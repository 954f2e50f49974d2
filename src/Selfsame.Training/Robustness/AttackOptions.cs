namespace Selfsame.Training.Robustness;

/// <summary>How hard a network is attacked.</summary>
public sealed record AttackOptions
{
    /// <summary>The largest change of any value of any pixel, in levels of 255; ascending.</summary>
    public IReadOnlyList<double> Radii { get; init; } = [0.5, 1, 2, 4, 8];

    /// <summary>Steps of projected gradient descent, at least 1.</summary>
    public int Steps { get; init; } = 20;

    /// <summary>How far all steps together could go, in radii: 2.5 lets the attack reach any corner of the ball from any start.</summary>
    public double Reach { get; init; } = 2.5;

    /// <summary>Pictures at a time. Never changes the result but for rounding.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>Seed of the random starts.</summary>
    public long Seed { get; init; }
}
