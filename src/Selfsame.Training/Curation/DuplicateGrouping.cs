using Selfsame.Data.Sources;
using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Curation;

/// <summary>Joins pairs to groups: what is the same as one of a group is in it.</summary>
/// <param name="count">Number of pictures.</param>
internal sealed class DuplicateGrouping(int count)
{
    private readonly int[] _parent = [.. Enumerable.Range(0, count)];
    private readonly SortedDictionary<int, (DuplicateKind Kind, double Similarity, double Pixels)> _links = [];

    public void Add(NearPair pair, DuplicateKind kind, double pixels)
    {
        var (first, second) = (Root(pair.First), Root(pair.Second));
        _parent[Math.Max(first, second)] = Math.Min(first, second);
        foreach (var row in (ReadOnlySpan<int>)[pair.First, pair.Second])
        {
            // The nearest of the others is what counts.
            if (!_links.TryGetValue(row, out var link) || kind < link.Kind || (kind == link.Kind && pair.Similarity > link.Similarity))
                _links[row] = (kind, pair.Similarity, pixels);
        }
    }

    public NearDuplicateGroup[] Result(FeatureSet features, PictureSource source) =>
    [
        .. _links.Keys.GroupBy(Root).OrderBy(group => group.Key).Select(group => new NearDuplicateGroup(
            [.. group.Select(row => new NearDuplicate(features.Indices[row], _links[row].Kind, _links[row].Similarity, _links[row].Pixels))],
            group.Select(row => source.Label(features.Indices[row])).Distinct().Count() > 1)),
    ];

    private int Root(int row)
    {
        while (_parent[row] != row) row = _parent[row] = _parent[_parent[row]];
        return row;
    }
}
