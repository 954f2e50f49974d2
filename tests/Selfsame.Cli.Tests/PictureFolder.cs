using System.Buffers.Binary;
using System.IO.Compression;

namespace Selfsame.Cli.Tests;

/// <summary>Folders of small PNG files, written by hand so that these tests need nothing of the program they look at.</summary>
internal static class PictureFolder
{
    /// <summary>Writes gray 12 x 12 pictures with a gradient that differs from file to file.</summary>
    internal static void Write(string folder, int count, int first = 0)
    {
        Directory.CreateDirectory(folder);
        for (var i = first; i < first + count; i++) File.WriteAllBytes(Path.Combine(folder, $"{i:D4}.png"), Png(i));
    }

    /// <summary>Writes files that are called pictures and are none.</summary>
    internal static void WriteDamaged(string folder, int count)
    {
        Directory.CreateDirectory(folder);
        for (var i = 0; i < count; i++) File.WriteAllBytes(Path.Combine(folder, $"damaged{i:D4}.png"), Png(i).AsSpan(0, 50));
    }

    private static byte[] Png(int index)
    {
        const int Side = 12;
        var rows = new byte[Side * (Side + 1)];
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++) rows[y * (Side + 1) + 1 + x] = (byte)(x * (5 + index % 7) + y * (3 + index % 11) + index);
        }
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(rows);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Side);
        header[8] = 8;
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, packed.ToArray());
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void Chunk(Stream file, ReadOnlySpan<byte> name, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        byte[] body = [.. name, .. content];
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        file.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
