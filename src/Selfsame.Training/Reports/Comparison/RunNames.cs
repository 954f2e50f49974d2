namespace Selfsame.Training.Reports.Comparison;

/// <summary>Names that tell runs apart: the folder's own, or with as many folders above it as that takes.</summary>
internal static class RunNames
{
    /// <summary>A name for each folder.</summary>
    /// <param name="folders">Full paths, all different.</param>
    internal static IReadOnlyList<string> Of(IReadOnlyList<string> folders)
    {
        var parts = folders.Select(folder => folder.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)).ToArray();
        for (var length = 1; ; length++)
        {
            string[] names = [.. parts.Select(each => string.Join('/', each.TakeLast(length)))];
            if (names.Distinct().Count() == names.Length) return names;
        }
    }
}
