using System.IO.Enumeration;

namespace Selfsame.Data.Sources;

/// <summary>Lists the pictures in a folder and below, with their sizes, in one pass over the directory entries.</summary>
internal sealed class FolderListing
{
    private readonly NameTableBuilder _names = new();
    private readonly List<long> _bytes = [];
    private readonly SortedDictionary<string, int> _otherExtensions = new(StringComparer.Ordinal);

    private FolderListing(string root)
    {
        // Hidden names are skipped by their dot; the enumerator's own attribute check would cost one more system call an entry.
        var settings = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false };
        try
        {
            Folders.Add(FolderTime.Of(root));
            var entries = new FileSystemEnumerable<bool>(root, Add, settings) { ShouldIncludePredicate = Includes, ShouldRecursePredicate = Recurses };
            foreach (var _ in entries)
            {
                // Adding an entry is all there is to do.
            }
        }
        catch (UnauthorizedAccessException error)
        {
            throw new DataException($"{root}: {error.Message.ReplaceLineEndings(" ")} Give this user the right to read it.", error);
        }
        catch (IOException error)
        {
            throw new DataException($"{root}: the folder cannot be listed: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    /// <summary>The folders that were listed, each with its time before that.</summary>
    internal List<FolderTime> Folders { get; } = [];

    /// <exception cref="DataException">There are no pictures, or a folder cannot be read.</exception>
    internal static FolderListing Of(string root)
    {
        var listing = new FolderListing(Path.GetFullPath(root));
        if (listing._names.Count > 0)
        {
            return listing;
        }

        var found = listing._otherExtensions;
        if (found.Count == 0)
        {
            throw new DataException($"{root} is an empty folder: give one that holds {PictureExtensions.Listed("or")} files, in it or in sub-folders.");
        }

        var kinds = string.Join(", ", found.OrderByDescending(kind => kind.Value).Take(5).Select(kind => $"{kind.Key} ({kind.Value:N0})"));
        var advice = found.ContainsKey(".tar") ? $" For shards write tar:{root}." : "";
        throw new DataException(
            $"{root} holds no pictures: {PictureExtensions.Listed("and")} are read, but only {kinds} {(found.Count > 1 ? "were" : "was")} found.{advice}");
    }

    /// <summary>The pictures found, in order.</summary>
    internal FolderIndex Build()
    {
        var order = _names.Sorted();
        return new FolderIndex(_names.Build(order), Array.ConvertAll(order, place => _bytes[place]));
    }

    private bool Add(ref FileSystemEntry entry)
    {
        var folder = entry.Directory[entry.RootDirectory.Length..].TrimStart(Path.DirectorySeparatorChar);
        if (folder.IsEmpty)
        {
            _names.Add(entry.FileName);
        }
        else if (Path.DirectorySeparatorChar == '/')
        {
            _names.Add(folder, "/", entry.FileName);
        }
        else
        {
            _names.Add(folder.ToString().Replace(Path.DirectorySeparatorChar, '/'), "/", entry.FileName);
        }

        _bytes.Add((entry.Attributes & FileAttributes.ReparsePoint) == 0 ? entry.Length : LengthOfTarget(entry.ToFullPath()));
        return true;
    }

    private static long LengthOfTarget(string link) =>
        File.ResolveLinkTarget(link, returnFinalTarget: true) is FileInfo { Exists: true } target ? target.Length : -1;

    private bool Includes(ref FileSystemEntry entry)
    {
        if (entry.FileName[0] == '.' || entry.IsDirectory)
        {
            return false;
        }

        var extension = Path.GetExtension(entry.FileName);
        if (PictureExtensions.Contains(extension))
        {
            return true;
        }

        var other = extension.IsEmpty ? "files without extension" : extension.ToString().ToLowerInvariant();
        _otherExtensions[other] = _otherExtensions.GetValueOrDefault(other) + 1;
        return false;
    }

    // Links to folders are followed, as data often lies behind one, but not back into a folder that is being listed.
    private bool Recurses(ref FileSystemEntry entry)
    {
        if (entry.FileName[0] == '.')
        {
            return false;
        }

        var path = entry.ToFullPath();
        if ((entry.Attributes & FileAttributes.ReparsePoint) != 0)
        {
            var target = Directory.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName;
            if (target is null || IsInside(entry.Directory, target))
            {
                return false;
            }
        }

        Folders.Add(FolderTime.Of(path));
        return true;
    }

    private static bool IsInside(ReadOnlySpan<char> folder, string target) =>
        folder.StartsWith(target, StringComparison.Ordinal)
        && (folder.Length == target.Length || target.EndsWith(Path.DirectorySeparatorChar) || folder[target.Length] == Path.DirectorySeparatorChar);
}
