using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Selfsame.Training.Runs;

/// <summary>The framing of TensorFlow's record files: length, checksum of the length, contents, checksum of the contents.</summary>
internal static class EventRecord
{
    private const int HeaderLength = 12;
    private const int FooterLength = 4;

    public static byte[] Frame(ReadOnlySpan<byte> contents)
    {
        var record = new byte[HeaderLength + contents.Length + FooterLength];
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)contents.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(8), MaskedChecksum(record.AsSpan(0, 8)));
        contents.CopyTo(record.AsSpan(HeaderLength));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(HeaderLength + contents.Length), MaskedChecksum(contents));
        return record;
    }

    /// <summary>The contents of all whole records of a file; what follows the first damaged one is left out.</summary>
    public static IEnumerable<byte[]> Read(byte[] file)
    {
        for (var at = 0L; at + HeaderLength <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan((int)at));
            var end = at + HeaderLength + (long)length + FooterLength;
            if (BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan((int)at + 8)) != MaskedChecksum(file.AsSpan((int)at, 8)) || end > file.Length)
            {
                yield break;
            }

            var contents = file.AsSpan((int)at + HeaderLength, (int)length).ToArray();
            if (BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan((int)end - FooterLength)) != MaskedChecksum(contents))
            {
                yield break;
            }

            yield return contents;
            at = end;
        }
    }

    // CRC-32C, rotated and shifted as TensorFlow does so that a checksum of data with checksums in it stays sound.
    private static uint MaskedChecksum(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(data))
        {
            crc = BitOperations.Crc32C(crc, word);
        }

        foreach (var rest in data[(data.Length / 8 * 8)..])
        {
            crc = BitOperations.Crc32C(crc, rest);
        }

        crc = ~crc;
        return BitOperations.RotateRight(crc, 15) + 0xA282EAD8;
    }
}
