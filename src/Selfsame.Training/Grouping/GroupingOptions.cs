namespace Selfsame.Training.Grouping;

/// <summary>How pictures are put into groups.</summary>
public sealed record GroupingOptions
{
    /// <summary>How many groups, at least 1.</summary>
    public required int Groups { get; init; }

    /// <summary>How often k-means begins anew, at least 1; the best result is kept.</summary>
    public int Starts { get; init; } = 3;

    /// <summary>The most iterations of each, at least 1.</summary>
    public int Iterations { get; init; } = 100;

    /// <summary>Where all chance begins.</summary>
    public long Seed { get; init; }
}
