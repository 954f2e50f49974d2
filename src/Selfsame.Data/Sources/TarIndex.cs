using System.Runtime.InteropServices;

namespace Selfsame.Data.Sources;

/// <summary>Where the pictures of a shard lie, and what it says of their classes.</summary>
internal sealed class TarIndex
{
    private readonly NameTable _names;
    private readonly NameTable _classes;
    private readonly long[] _offsets;
    private readonly int[] _bytes;
    private readonly int[] _labels;

    /// <param name="names">The pictures, in the order of the shard.</param>
    /// <param name="offsets">The first byte of each.</param>
    /// <param name="bytes">The length of each.</param>
    /// <param name="labels">The place of each one's class among the classes, or -1.</param>
    /// <param name="classes">The different classes, as the shard writes them.</param>
    internal TarIndex(NameTable names, long[] offsets, int[] bytes, int[] labels, NameTable classes)
    {
        _names = names;
        _classes = classes;
        _offsets = offsets;
        _bytes = bytes;
        _labels = labels;
    }

    internal int Count => _names.Count;

    internal int ClassCount => _classes.Count;

    /// <summary>What is wrong with the shard behind its whole pictures; empty if nothing is.</summary>
    internal string Damage { get; init; } = "";

    /// <summary>Whether all classes come from .txt files, which may as well hold captions.</summary>
    internal bool ClassesAreTexts { get; init; }

    internal string Name(int place) => _names.Text(place);

    internal long Offset(int place) => _offsets[place];

    internal int Bytes(int place) => _bytes[place];

    internal int Label(int place) => _labels[place];

    internal string Class(int label) => _classes.Text(label);

    internal void Write(BinaryWriter writer)
    {
        writer.Write(Damage);
        writer.Write(ClassesAreTexts);
        _names.Write(writer);
        _classes.Write(writer);
        writer.Write(MemoryMarshal.AsBytes(_offsets.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(_bytes.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(_labels.AsSpan()));
    }

    internal static TarIndex Read(BinaryReader reader)
    {
        var (damage, texts) = (reader.ReadString(), reader.ReadBoolean());
        var (names, classes) = (NameTable.Read(reader), NameTable.Read(reader));
        var (offsets, bytes, labels) = (new long[names.Count], new int[names.Count], new int[names.Count]);
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(offsets.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(bytes.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(labels.AsSpan()));
        return new TarIndex(names, offsets, bytes, labels, classes) { Damage = damage, ClassesAreTexts = texts };
    }
}
