namespace Selfsame.Training.Evaluation.Clustering;

/// <summary>Settings of the clustering protocol.</summary>
public sealed record ClusterOptions
{
    /// <summary>Number of clusters; as many as the test set has classes if null.</summary>
    public int? Clusters { get; init; }

    /// <summary>How often k-means begins anew, at least 1; the tightest clustering counts, and labels have no part in that.</summary>
    public int Starts { get; init; } = 10;

    /// <summary>The most iterations of one start.</summary>
    public int Iterations { get; init; } = 100;

    /// <summary>Seed of the starts.</summary>
    public long Seed { get; init; }
}
