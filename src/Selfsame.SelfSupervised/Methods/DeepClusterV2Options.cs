using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="DeepClusterV2"/>. Defaults are the paper's ImageNet values.</summary>
public sealed record DeepClusterV2Options
{
    /// <summary>Temperature of the comparison with centroids, above 0.</summary>
    [Range(1e-3, 1e3)]
    public double Temperature { get; init; } = 0.1;

    /// <summary>Number of clusterings, each from another start: their losses are averaged.</summary>
    [Range(1, 100)]
    public int Clusterings { get; init; } = 3;

    /// <summary>Number of clusters in each clustering, no more than pictures.</summary>
    [Range(2, 1_048_576)]
    public int Clusters { get; init; } = 3000;

    /// <summary>Iterations of spherical k-means at the start of each epoch.</summary>
    [Range(1, 10_000)]
    public int KMeansIterations { get; init; } = 10;

    /// <summary>Width of the projector's hidden layer; 0 means the encoder's own.</summary>
    [Range(0, 65536)]
    public int HiddenWidth { get; init; } = 2048;

    /// <summary>Number of dimensions in which embeddings are clustered.</summary>
    [Range(2, 65536)]
    public int EmbeddingWidth { get; init; } = 128;
}
