using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Clustering;

/// <summary>What k-means found.</summary>
/// <param name="Centroids">K x D.</param>
/// <param name="Assignments">The cluster of each row by these centroids, M (int64).</param>
/// <param name="Inertia">The sum over rows of the squared distance to their centroid.</param>
/// <param name="Iterations">How many times the centroids were moved.</param>
public sealed record KMeansResult(Tensor Centroids, Tensor Assignments, double Inertia, int Iterations);
