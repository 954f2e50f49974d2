using System.Formats.Tar;
using System.Text;
using Selfsame.Data.Decoding;

namespace Selfsame.Data.Tests.Sources;

/// <summary>Writes tar files for tests.</summary>
internal static class Shards
{
    /// <summary>Adds a shard to a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">The file.</param>
    /// <param name="members">Names and contents, in this order.</param>
    internal static PictureFolder WithShard(this PictureFolder folder, string name, params (string Name, byte[] Content)[] members) =>
        folder.WithShard(name, TarEntryFormat.Ustar, members);

    /// <inheritdoc cref="WithShard(PictureFolder, string, ValueTuple{string, byte[]}[])"/>
    internal static PictureFolder WithShard(this PictureFolder folder, string name, TarEntryFormat format, params (string Name, byte[] Content)[] members)
    {
        using var content = new MemoryStream();
        using (var writer = new TarWriter(content, format, leaveOpen: true))
        {
            foreach (var (member, bytes) in members)
            {
                writer.WriteEntry(Entry(format, member, bytes));
            }
        }

        return folder.WithBytes(name, content.ToArray());
    }

    internal static byte[] Png(int width, int height = 8, int value = 0)
    {
        using var picture = Picture.Create(width, height, 3);
        picture.Bytes.Fill((byte)value);
        return PictureFile.EncodePng(picture);
    }

    internal static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static TarEntry Entry(TarEntryFormat format, string name, byte[] content)
    {
        TarEntry entry = format switch
        {
            TarEntryFormat.V7 => new V7TarEntry(TarEntryType.V7RegularFile, name),
            TarEntryFormat.Ustar => new UstarTarEntry(TarEntryType.RegularFile, name),
            TarEntryFormat.Gnu => new GnuTarEntry(TarEntryType.RegularFile, name),
            _ => new PaxTarEntry(TarEntryType.RegularFile, name),
        };
        entry.DataStream = new MemoryStream(content);
        return entry;
    }
}
