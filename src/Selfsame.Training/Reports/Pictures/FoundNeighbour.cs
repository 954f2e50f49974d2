namespace Selfsame.Training.Reports.Pictures;

/// <summary>A picture that was found alike.</summary>
/// <param name="Index">Its place in the source that was searched.</param>
/// <param name="Cosine">Of the angle between its features and the query's.</param>
internal sealed record FoundNeighbour(int Index, double Cosine);
