using System.Runtime.InteropServices;

namespace Selfsame.Data.Sources;

/// <summary>The pictures in a folder and below: their names relative to it, with '/' between the parts, in ordinal order, and their sizes.</summary>
internal sealed class FolderIndex
{
    private const int LeastKept = 1000; // names: below, listing is as quick as looking up

    private readonly NameTable _names;
    private readonly long[] _bytes;

    internal FolderIndex(NameTable names, long[] bytes)
    {
        _names = names;
        _bytes = bytes;
    }

    internal int Count => _names.Count;

    /// <summary>Whether it was listed in an earlier run: sizes may have changed since, names have not.</summary>
    internal bool IsFromCache { get; private init; }

    internal ReadOnlySpan<byte> NameBytes(int index) => _names.Bytes(index);

    internal string Name(int index) => _names.Text(index);

    internal long Bytes(int index) => _bytes[index];

    /// <summary>Lists a folder, or takes the listing of an earlier run if no folder in it has changed since.</summary>
    /// <exception cref="DataException">There are no pictures, or a folder cannot be read.</exception>
    internal static FolderIndex Of(string root)
    {
        var cache = IndexCache.OfUser();
        if (cache.Read(Key(root), Parse) is { } known)
        {
            return known;
        }

        var now = DateTime.UtcNow;
        var listing = FolderListing.Of(root);
        var index = listing.Build();
        if (index.Count >= LeastKept && listing.Folders.TrueForAll(folder => folder.Distinguishes(now)))
        {
            cache.Write(Key(root), writer => index.Write(writer, listing.Folders));
        }

        return index;
    }

    /// <summary>Has the folder listed anew when it is opened next.</summary>
    internal static void Forget(string root) => IndexCache.OfUser().Forget(Key(root));

    private static string Key(string root) => $"folder {PictureExtensions.All} {Path.GetFullPath(root)}";

    private void Write(BinaryWriter writer, List<FolderTime> folders)
    {
        writer.Write(folders.Count);
        foreach (var folder in folders)
        {
            writer.Write(folder.Path);
            writer.Write(folder.Ticks);
        }

        _names.Write(writer);
        writer.Write(MemoryMarshal.AsBytes(_bytes.AsSpan()));
    }

    private static FolderIndex? Parse(BinaryReader reader)
    {
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            if (!new FolderTime(reader.ReadString(), reader.ReadInt64()).IsCurrent())
            {
                return null;
            }
        }

        var names = NameTable.Read(reader);
        var bytes = new long[names.Count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(bytes.AsSpan()));
        return new FolderIndex(names, bytes) { IsFromCache = true };
    }
}
