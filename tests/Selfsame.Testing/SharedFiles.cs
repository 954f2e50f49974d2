using Xunit;

namespace Selfsame.Testing;

/// <summary>
/// The reference numbers and real data that lie outside the repository. Reading one that is not there skips the test,
/// so that a user's machine without them still passes.
/// </summary>
public static class SharedFiles
{
    /// <summary>The folder of reference numbers (SELFSAME_GOLDEN, else ../shared/golden beside the checkout), or null.</summary>
    public static string? GoldenFolder => Folder("SELFSAME_GOLDEN", "golden");

    /// <summary>The folder of real data (SELFSAME_DATA, else ../shared/data beside the checkout), or null.</summary>
    public static string? DataFolder => Folder("SELFSAME_DATA", "data");

    /// <summary>Reads one item of the reference numbers, such as "ntxent.lightly"; skips the running test where it is missing.</summary>
    public static GoldenItem Golden(string name)
    {
        var path = GoldenFolder is { } folder ? Path.Combine(folder, name + ".json") : null;
        if (path is null || !File.Exists(path))
        {
            Assert.Skip($"The reference numbers '{name}' are not here: set SELFSAME_GOLDEN to the folder that holds {name}.json.");
        }

        return GoldenItem.Read(path);
    }

    /// <summary>
    /// The names of all items found that start with one of the prefixes (all items without a prefix), sorted, for [MemberData].
    /// Where the folder is missing it gives names that <see cref="Golden"/> then skips, since a theory must have data.
    /// </summary>
    public static IReadOnlyList<string> GoldenNames(params string[] prefixes)
    {
        if (GoldenFolder is not { } folder)
        {
            return prefixes.Length > 0 ? prefixes : ["any item"];
        }

        return [.. Directory.EnumerateFiles(folder, "*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => prefixes.Length == 0 || prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>The full path of a file or folder of the real data, such as "cifar10/train"; skips the running test where it is missing.</summary>
    public static string Data(string relativePath)
    {
        var path = DataFolder is { } folder ? Path.Combine(folder, relativePath) : null;
        if (path is null || !Path.Exists(path))
        {
            Assert.Skip($"The data '{relativePath}' is not here: set SELFSAME_DATA to the folder that holds it.");
        }

        return path;
    }

    private static string? Folder(string variable, string name)
    {
        var path = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(path))
        {
            path = RepositoryRoot.Combine($"../shared/{name}");
        }

        return Directory.Exists(path) ? Path.GetFullPath(path) : null;
    }
}
