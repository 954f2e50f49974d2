using System.Runtime.InteropServices;
using System.Text;

namespace Selfsame.Data.Sources;

/// <summary>Many names in one block of UTF-8: a million of them take some 40 MB, where strings would take several times that.</summary>
internal sealed class NameTable
{
    private readonly byte[] _text;
    private readonly int[] _ends;

    internal NameTable(byte[] text, int[] ends)
    {
        _text = text;
        _ends = ends;
    }

    internal int Count => _ends.Length;

    internal ReadOnlySpan<byte> Bytes(int index)
    {
        var start = index == 0 ? 0 : _ends[index - 1];
        return _text.AsSpan(start, _ends[index] - start);
    }

    internal string Text(int index) => Encoding.UTF8.GetString(Bytes(index));

    internal void Write(BinaryWriter writer)
    {
        writer.Write(_ends.Length);
        writer.Write(_text.Length);
        writer.Write(MemoryMarshal.AsBytes(_ends.AsSpan()));
        writer.Write(_text);
    }

    internal static NameTable Read(BinaryReader reader)
    {
        var ends = new int[reader.ReadInt32()];
        var text = new byte[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(ends.AsSpan()));
        reader.BaseStream.ReadExactly(text);
        return new NameTable(text, ends);
    }
}
