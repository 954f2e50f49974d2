using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="DeepCluster"/>. Defaults are the paper's ImageNet values.</summary>
public sealed record DeepClusterOptions
{
    /// <summary>Number of clusters: about ten times the number of classes that you expect, and no more than pictures.</summary>
    [Range(2, 1_048_576)]
    public int Clusters { get; init; } = 10_000;

    /// <summary>
    /// Principal axes on which features are whitened before clustering, no more than the encoder has features; 0 means a sixteenth of the encoder's
    /// features and 32 at least, as the paper takes 256 of 4096: whitening more of them lifts noise to the height of what matters.
    /// </summary>
    [Range(0, 65536)]
    public int PrincipalAxes { get; init; }

    /// <summary>Iterations of k-means at the start of each epoch.</summary>
    [Range(1, 10_000)]
    public int KMeansIterations { get; init; } = 20;

    /// <summary>Whether every cluster is drawn equally often, so that large ones do not swallow the rest; otherwise every picture once an epoch.</summary>
    public bool UniformSampling { get; init; } = true;
}
