namespace Selfsame.Data.Sources;

/// <summary>The error for a path that does not exist, with the part of it that is wrong and the nearest name that is there.</summary>
internal static class MissingPath
{
    private const int NamesLookedAt = 10_000;

    internal static DataException Error(string path)
    {
        var missing = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        while (Path.GetDirectoryName(missing) is { } parent && !Directory.Exists(parent))
        {
            missing = parent;
        }

        var folder = Path.GetDirectoryName(missing) ?? missing;
        var name = Path.GetFileName(missing);
        var suggestion = NearestName.Suggest(name, Names(folder));
        return new DataException($"{path} does not exist: there is no '{name}' in {folder}.{suggestion} Give an existing folder or file.");
    }

    private static List<string> Names(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries(folder).Take(NamesLookedAt).Select(entry => Path.GetFileName(entry))];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
