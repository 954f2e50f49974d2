using System.Text;

namespace Selfsame.Data.Sources;

/// <summary>Collects names as they are met, and hands them out in the order that is wanted in the end.</summary>
internal sealed class NameTableBuilder
{
    private readonly List<int> _ends = [];
    private byte[] _text = new byte[1 << 12];
    private int _length;

    internal int Count => _ends.Count;

    /// <summary>Adds a name that is put together from parts.</summary>
    internal void Add(ReadOnlySpan<char> first, ReadOnlySpan<char> second = default, ReadOnlySpan<char> third = default)
    {
        Append(first);
        Append(second);
        Append(third);
        _ends.Add(_length);
    }

    /// <summary>The places of the names in ordinal order.</summary>
    internal int[] Sorted()
    {
        var order = new int[Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        order.AsSpan().Sort((one, other) => Name(one).SequenceCompareTo(Name(other)));
        return order;
    }

    /// <summary>The names in the order in which they were added.</summary>
    internal NameTable Build() => new(_text[.._length], [.. _ends]);

    /// <summary>The names in an order of their places.</summary>
    internal NameTable Build(ReadOnlySpan<int> order)
    {
        var (text, ends, length) = (new byte[_length], new int[order.Length], 0);
        for (var i = 0; i < order.Length; i++)
        {
            var name = Name(order[i]);
            name.CopyTo(text.AsSpan(length));
            ends[i] = length += name.Length;
        }

        return new NameTable(text, ends);
    }

    private void Append(ReadOnlySpan<char> part)
    {
        var most = checked(_length + Encoding.UTF8.GetMaxByteCount(part.Length));
        if (most > _text.Length)
        {
            Array.Resize(ref _text, (int)Math.Min(Math.Max(most, 2L * _text.Length), Array.MaxLength));
        }

        _length += Encoding.UTF8.GetBytes(part, _text.AsSpan(_length));
    }

    private ReadOnlySpan<byte> Name(int place)
    {
        var start = place == 0 ? 0 : _ends[place - 1];
        return _text.AsSpan(start, _ends[place] - start);
    }
}
