using System.IO.Enumeration;

namespace Selfsame.Data.Sources;

/// <summary>Lists the pictures in a folder and below, with their sizes, in one pass over the directory entries.</summary>
internal sealed class FolderListing
{
    private static readonly string[] PictureExtensions = [".jpg", ".jpeg", ".png", ".bmp", ".ppm", ".pgm"];

    private readonly List<PictureEntry> _pictures = [];
    private readonly SortedDictionary<string, int> _otherExtensions = new(StringComparer.Ordinal);

    private FolderListing(string root)
    {
        // Hidden names are skipped by their dot; the enumerator's own attribute check would cost one more system call an entry.
        var settings = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false };
        var entries = new FileSystemEnumerable<PictureEntry>(root, Entry, settings)
        {
            ShouldIncludePredicate = Includes,
            ShouldRecursePredicate = Recurses,
        };
        try
        {
            _pictures.AddRange(entries);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new DataException($"{root}: {error.Message.ReplaceLineEndings(" ")} Give this user the right to read it.", error);
        }
        catch (IOException error)
        {
            throw new DataException($"{root}: the folder cannot be listed: {error.Message.ReplaceLineEndings(" ")}", error);
        }

        _pictures.Sort(static (one, other) => string.CompareOrdinal(one.Name, other.Name));
    }

    /// <summary>The pictures, in the ordinal order of their names relative to the folder (with '/' between the parts).</summary>
    /// <exception cref="DataException">There are none, or a folder cannot be read.</exception>
    internal static PictureEntry[] Of(string root)
    {
        var listing = new FolderListing(Path.GetFullPath(root));
        if (listing._pictures.Count > 0)
        {
            return [.. listing._pictures];
        }

        var found = listing._otherExtensions;
        if (found.Count == 0)
        {
            throw new DataException($"{root} is an empty folder: give one that holds .jpg, .jpeg, .png, .bmp, .ppm or .pgm files, in it or in sub-folders.");
        }

        var kinds = string.Join(", ", found.OrderByDescending(kind => kind.Value).Take(5).Select(kind => $"{kind.Key} ({kind.Value:N0})"));
        throw new DataException($"{root} holds no pictures: .jpg, .jpeg, .png, .bmp, .ppm and .pgm are read, but only {kinds} {(found.Count > 1 ? "were" : "was")} found.");
    }

    private static PictureEntry Entry(ref FileSystemEntry entry)
    {
        var folder = entry.Directory[entry.RootDirectory.Length..].TrimStart(Path.DirectorySeparatorChar);
        var name = folder.IsEmpty ? entry.FileName.ToString() : string.Concat(folder, "/", entry.FileName);
        return new PictureEntry(Path.DirectorySeparatorChar == '/' ? name : name.Replace(Path.DirectorySeparatorChar, '/'), entry.Length);
    }

    private bool Includes(ref FileSystemEntry entry)
    {
        if (entry.FileName[0] == '.' || entry.IsDirectory)
        {
            return false;
        }

        var extension = Path.GetExtension(entry.FileName);
        foreach (var known in PictureExtensions)
        {
            if (extension.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        var other = extension.IsEmpty ? "files without extension" : extension.ToString().ToLowerInvariant();
        _otherExtensions[other] = _otherExtensions.GetValueOrDefault(other) + 1;
        return false;
    }

    // Links to folders are followed, as data often lies behind one, but not back into a folder that is being listed.
    private static bool Recurses(ref FileSystemEntry entry)
    {
        if (entry.FileName[0] == '.')
        {
            return false;
        }

        if ((entry.Attributes & FileAttributes.ReparsePoint) == 0)
        {
            return true;
        }

        var target = Directory.ResolveLinkTarget(entry.ToFullPath(), returnFinalTarget: true)?.FullName;
        return target is not null && !IsInside(entry.Directory, target);
    }

    private static bool IsInside(ReadOnlySpan<char> folder, string target) =>
        folder.StartsWith(target, StringComparison.Ordinal)
        && (folder.Length == target.Length || target.EndsWith(Path.DirectorySeparatorChar) || folder[target.Length] == Path.DirectorySeparatorChar);
}
