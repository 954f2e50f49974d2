namespace Selfsame.Data.Sources;

/// <summary>The endings of file names by which pictures are told from other files.</summary>
internal static class PictureExtensions
{
    private static readonly string[] Known = [".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".bmp", ".ppm", ".pgm", ".pbm"];

    /// <summary>All of them, as a key of what was searched for.</summary>
    internal static string All { get; } = string.Join(' ', Known);

    /// <summary>All of them, as a sentence names them.</summary>
    /// <param name="last">The word before the last one.</param>
    internal static string Listed(string last) => $"{string.Join(", ", Known[..^1])} {last} {Known[^1]}";

    /// <summary>Whether an extension, with its dot, is one of a picture.</summary>
    internal static bool Contains(ReadOnlySpan<char> extension)
    {
        foreach (var known in Known)
        {
            if (extension.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
