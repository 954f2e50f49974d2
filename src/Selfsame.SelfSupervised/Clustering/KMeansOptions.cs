namespace Selfsame.SelfSupervised.Clustering;

/// <summary>How k-means runs.</summary>
public sealed record KMeansOptions
{
    /// <summary>Number of clusters, K; at least 1 and at most the number of rows.</summary>
    public required int Clusters { get; init; }

    /// <summary>The most iterations, at least 1; it ends earlier where no row changes its cluster.</summary>
    public int Iterations { get; init; } = 20;

    /// <summary>Whether rows and centroids have length 1 and are compared by cosine; rows are taken as they are, centroids are normalised.</summary>
    public bool Spherical { get; init; }

    /// <summary>Where it begins.</summary>
    public KMeansStart Start { get; init; } = KMeansStart.PlusPlus;

    /// <summary>The most distances held at a time: what bounds the memory. 2^24 of them are 64 MB in float32.</summary>
    public long DistancesAtATime { get; init; } = 1L << 24;
}
