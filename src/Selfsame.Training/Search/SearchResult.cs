namespace Selfsame.Training.Search;

/// <summary>What a search has found.</summary>
/// <param name="Searched">How many pictures were compared.</param>
/// <param name="Queries">The files that were looked up.</param>
/// <param name="Hits">For each query the pictures most like it, nearest first.</param>
public sealed record SearchResult(int Searched, IReadOnlyList<string> Queries, IReadOnlyList<IReadOnlyList<SearchHit>> Hits);
