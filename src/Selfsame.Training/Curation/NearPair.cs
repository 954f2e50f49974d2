namespace Selfsame.Training.Curation;

/// <summary>Two pictures whose features are nearly the same.</summary>
/// <param name="First">A row of the features.</param>
/// <param name="Second">A later row.</param>
/// <param name="Similarity">The cosine of both, -1 to 1.</param>
internal readonly record struct NearPair(int First, int Second, float Similarity);
