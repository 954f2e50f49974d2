using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Selfsame.Training.Embeddings;

/// <summary>Matrices in NumPy's .npy format, version 1.0, little-endian float32, row-major.</summary>
public static partial class NpyFile
{
    // Room for any number of rows: a header of known length can be written again when they have been counted.
    private const int HeaderBytes = 128;
    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0];

    /// <summary>Writes a matrix, whole or not at all.</summary>
    /// <param name="path">The file; replaced where there is one.</param>
    /// <param name="values">Rows x columns, row-major.</param>
    /// <param name="columns">Length of a row, at least 1.</param>
    public static void Write(string path, ReadOnlySpan<float> values, int columns)
    {
        var temporary = path + ".partial";
        using (var stream = File.Create(temporary))
        {
            stream.Write(Header(values.Length / columns, columns));
            stream.Write(MemoryMarshal.AsBytes(values));
        }
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>What stands before the values; always of the same length.</summary>
    internal static byte[] Header(int rows, int columns)
    {
        var bytes = new byte[HeaderBytes];
        bytes.AsSpan().Fill((byte)' ');
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(Magic.Length), HeaderBytes - 10);
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows}, {columns}), }}"), bytes.AsSpan(10));
        bytes[^1] = (byte)'\n';
        return bytes;
    }

    /// <summary>Reads the header; the stream stands at the first value afterwards.</summary>
    /// <exception cref="InvalidDataException">It is no such matrix, or the file is not as long as it says.</exception>
    internal static (int Rows, int Columns) ReadHeader(FileStream stream)
    {
        Span<byte> start = stackalloc byte[10];
        if (stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || !start[..6].SequenceEqual(Magic[..6]) || start[6] != 1)
            throw new InvalidDataException($"{stream.Name} is not a .npy file of version 1.");
        var text = new byte[BinaryPrimitives.ReadUInt16LittleEndian(start[8..])];
        var isWhole = stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false) == text.Length;
        var found = Shape().Match(isWhole ? Encoding.ASCII.GetString(text) : "");
        if (!found.Success || !int.TryParse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var rows) || !int.TryParse(found.Groups[2].ValueSpan, CultureInfo.InvariantCulture, out var columns))
            throw new InvalidDataException($"{stream.Name} holds no matrix of float32, row after row.");
        var expected = stream.Position + (sizeof(float) * (long)rows * columns);
        if (stream.Length != expected) throw new InvalidDataException($"{stream.Name} is damaged: {rows} x {columns} values need {expected:N0} bytes, and it has {stream.Length:N0}.");
        return (rows, columns);
    }

    [GeneratedRegex(@"^\{'descr': '<f4', 'fortran_order': False, 'shape': \((\d+), (\d+)\), ?\}\s*$")]
    private static partial Regex Shape();
}
