namespace Selfsame.Training.Reports.Pictures;

/// <summary>A query and what was found, nearest first.</summary>
/// <param name="Query">The query's place in its source.</param>
/// <param name="Neighbours">What was found.</param>
internal sealed record FoundNeighbours(int Query, IReadOnlyList<FoundNeighbour> Neighbours);
