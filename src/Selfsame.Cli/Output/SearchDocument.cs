using Selfsame.Training.Search;

namespace Selfsame.Cli.Output;

/// <summary>What <c>search --json</c> prints.</summary>
internal sealed record SearchDocument(string Where, string Encoder, int Searched, IReadOnlyList<SearchDocument.Query> Queries, string? Out, double Seconds)
{
    internal static SearchDocument Of(string where, string encoder, SearchResult result, string? sheet, double seconds) => new(
        where, encoder, result.Searched,
        [.. result.Queries.Zip(result.Hits, (path, hits) => new Query(path, [.. hits.Select((hit, rank) => new Neighbour(rank + 1, hit.Path, hit.Class, Math.Round(hit.Similarity, 6)))]))],
        sheet, Math.Round(seconds, 3));

    /// <summary>A picture that was looked up.</summary>
    internal sealed record Query(string Path, IReadOnlyList<Neighbour> Neighbours);

    /// <summary>A picture that was found.</summary>
    internal sealed record Neighbour(int Rank, string Path, string? Class, double Similarity);
}
