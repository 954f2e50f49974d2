using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Selfsame.Training.Evaluation;

/// <summary>Writes matrices in NumPy's .npy format, version 1.0, little-endian float32, row-major.</summary>
public static class NpyFile
{
    private const int Alignment = 64;
    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0];

    /// <summary>Writes a matrix, whole or not at all.</summary>
    /// <param name="path">The file; replaced where there is one.</param>
    /// <param name="values">Rows x columns, row-major.</param>
    /// <param name="columns">Length of a row, at least 1.</param>
    public static void Write(string path, ReadOnlySpan<float> values, int columns)
    {
        var header = string.Create(CultureInfo.InvariantCulture, $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({values.Length / columns}, {columns}), }}");
        var length = (Magic.Length + 2 + header.Length + 1 + Alignment - 1) / Alignment * Alignment - Magic.Length - 2;
        header = header.PadRight(length - 1) + '\n';
        Span<byte> size = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(size, (ushort)length);
        var temporary = path + ".partial";
        using (var stream = File.Create(temporary))
        {
            stream.Write(Magic);
            stream.Write(size);
            stream.Write(Encoding.ASCII.GetBytes(header));
            stream.Write(MemoryMarshal.AsBytes(values));
        }
        File.Move(temporary, path, overwrite: true);
    }
}
