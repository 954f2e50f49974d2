using Selfsame.Data.Sources;

namespace Selfsame.Training.Embeddings;

/// <summary>Where pictures of given names are in a source.</summary>
internal static class PicturesByName
{
    /// <summary>The indices of those that are there, by name.</summary>
    public static Dictionary<string, int> In(PictureSource source, IReadOnlyCollection<string> names)
    {
        var wanted = names.ToHashSet(StringComparer.Ordinal);
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < source.Count && found.Count < wanted.Count; index++)
        {
            var name = source.Identity(index);
            if (wanted.Contains(name)) found.TryAdd(name, index);
        }
        return found;
    }
}
