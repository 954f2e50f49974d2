namespace Selfsame.Data.Sources;

/// <summary>Finds samples of equal hashes by sorting: 20 bytes a sample, however many are equal.</summary>
internal sealed class DuplicateSearch
{
    private const int MostIdentities = 100;

    private readonly List<DuplicateGroup> _groups = [];

    /// <param name="source">The source.</param>
    /// <param name="hashes">A hash for every sample; 0 for one that could not be read. They are sorted.</param>
    /// <param name="mostGroups">How many groups are listed.</param>
    internal DuplicateSearch(PictureSource source, UInt128[] hashes, int mostGroups)
    {
        int[] indices = [.. Enumerable.Range(0, hashes.Length)];
        Array.Sort(hashes, indices);
        var first = new List<(int First, int From, int To)>();
        for (var (from, to) = (0, 0); from < hashes.Length; from = to)
        {
            while (to < hashes.Length && hashes[to] == hashes[from])
            {
                to++;
            }

            if (to - from > 1 && hashes[from] != 0)
            {
                Array.Sort(indices, from, to - from);
                first.Add((indices[from], from, to));
            }
        }

        first.Sort();
        foreach (var (_, from, to) in first)
        {
            var members = indices.AsSpan(from, to - from);
            var differ = Differ(source, members);
            SampleCount += members.Length;
            DifferentlyLabelled += differ ? 1 : 0;
            if (_groups.Count < mostGroups)
            {
                var named = members[..Math.Min(members.Length, MostIdentities)].ToArray();
                _groups.Add(new DuplicateGroup(members.Length, Array.ConvertAll(named, source.Identity), differ));
            }
        }

        GroupCount = first.Count;
    }

    internal int GroupCount { get; }

    /// <summary>The samples of all groups together.</summary>
    internal int SampleCount { get; }

    internal int DifferentlyLabelled { get; }

    /// <summary>The first groups, in the order of their first members.</summary>
    internal IReadOnlyList<DuplicateGroup> Groups => _groups;

    private static bool Differ(PictureSource source, ReadOnlySpan<int> members)
    {
        foreach (var member in members)
        {
            if (source.Label(member) != source.Label(members[0]))
            {
                return true;
            }
        }

        return false;
    }
}
