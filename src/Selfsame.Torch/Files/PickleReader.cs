using System.Buffers.Binary;
using System.Text;

namespace Selfsame.Torch;

/// <summary>Reads one pickle: numbers, text, lists, dictionaries, and tensors by what PyTorch calls them. Runs nothing.</summary>
/// <remarks>The instructions are those of Python's pickletools, as far as protocols 2 to 4 use them for state dicts.</remarks>
internal sealed class PickleReader(Stream stream)
{
    private const int LongestText = 1 << 20;

    private static readonly object s_mark = new();

    private readonly List<object?> _stack = [];
    private readonly Dictionary<int, object?> _memory = [];

    /// <summary>Every storage that was named, in order.</summary>
    public List<PickleStorage> Storages { get; } = [];

    public object? Read()
    {
        while (true)
        {
            var instruction = Byte();
            if (instruction == '.')
            {
                return Pop();
            }

            Execute(instruction);
        }
    }

    private void Execute(int instruction)
    {
        switch (instruction)
        {
            case 0x80: Byte(); break;                                              // PROTO
            case 0x95: Bytes(8); break;                                            // FRAME
            case '(': Push(s_mark); break;
            case 'N': Push(null); break;
            case 0x88: Push(true); break;
            case 0x89: Push(false); break;
            case 'K': Push((long)Byte()); break;
            case 'M': Push((long)BinaryPrimitives.ReadUInt16LittleEndian(Bytes(2))); break;
            case 'J': Push((long)BinaryPrimitives.ReadInt32LittleEndian(Bytes(4))); break;
            case 0x8a: Push(Long(Bytes(Byte()))); break;
            case 'G': Push(BinaryPrimitives.ReadDoubleBigEndian(Bytes(8))); break;
            case 'X': Push(Encoding.UTF8.GetString(Bytes(Length()))); break;
            case 0x8c: Push(Encoding.UTF8.GetString(Bytes(Byte()))); break;
            case ']': Push(new List<object?>()); break;
            case '}': Push(new PickleDictionary()); break;
            case ')': Push(Array.Empty<object?>()); break;
            case 't': Push(PopToMark()); break;
            case 0x85: Push(Tuple(1)); break;
            case 0x86: Push(Tuple(2)); break;
            case 0x87: Push(Tuple(3)); break;
            case 'a': Append(Pop()); break;
            case 'e': AppendAll(PopToMark()); break;
            case 's': SetAll(Tuple(2)); break;
            case 'u': SetAll(PopToMark()); break;
            case 'q': _memory[Byte()] = Top; break;
            case 'r': _memory[BinaryPrimitives.ReadInt32LittleEndian(Bytes(4))] = Top; break;
            case 0x94: _memory[_memory.Count] = Top; break;                         // MEMOIZE
            case 'h': Push(Recall(Byte())); break;
            case 'j': Push(Recall(BinaryPrimitives.ReadInt32LittleEndian(Bytes(4)))); break;
            case 'c': Push(new PickleName($"{Line()}.{Line()}")); break;
            case 0x93: Push(StackName()); break;
            case 'R': Push(Reduce()); break;
            case 'b': Pop(); break;                                                // BUILD: attributes, such as a state dict's versions
            case 'Q': Push(Storage(As<object?[]>(Pop()))); break;
            default: throw new PickleException($"it holds more than tensors in dictionaries (pickle instruction 0x{instruction:x2}); save the state dict of the model.");
        }
    }

    // The only calls that are understood; what they name is never executed.
    private object? Reduce()
    {
        var arguments = As<object?[]>(Pop());
        var name = As<PickleName>(Pop()).Value;
        return name switch
        {
            "collections.OrderedDict" => new PickleDictionary(),
            "torch._utils._rebuild_tensor" or "torch._utils._rebuild_tensor_v2" when arguments.Length >= 4 =>
                new PickleTensor(As<PickleStorage>(arguments[0]), As<long>(arguments[1]), Numbers(arguments[2]), Numbers(arguments[3])),
            "torch._utils._rebuild_parameter" when arguments.Length >= 1 => As<PickleTensor>(arguments[0]),
            "torch.Size" when arguments.Length >= 1 => arguments[0],
            _ => throw new PickleException($"it wants to call {name}, and only tensors in dictionaries are read; save the state dict of the model."),
        };
    }

    // ("storage", type, key, device, count), with a sixth item in the older layout.
    private PickleStorage Storage(object?[] item)
    {
        if (item.Length < 5 || item[0] is not "storage")
        {
            throw new PickleException("it refers to something that is no storage of numbers.");
        }

        var type = As<PickleName>(item[1]).Value switch
        {
            "torch.FloatStorage" => DType.Float32,
            "torch.DoubleStorage" => DType.Float64,
            "torch.HalfStorage" => DType.Float16,
            "torch.BFloat16Storage" => DType.BFloat16,
            "torch.LongStorage" => DType.Int64,
            "torch.IntStorage" => DType.Int32,
            "torch.ShortStorage" => DType.Int16,
            "torch.CharStorage" => DType.Int8,
            "torch.ByteStorage" => DType.UInt8,
            "torch.BoolStorage" => DType.Bool,
            var other => throw new PickleException($"it stores numbers as {other}, which is not read."),
        };
        var storage = new PickleStorage(As<string>(item[2]), type, As<long>(item[4]));
        if (storage.Count < 0)
        {
            throw new PickleException("a storage has a negative length.");
        }

        Storages.Add(storage);
        return storage;
    }

    private static long[] Numbers(object? tuple) => [.. As<object?[]>(tuple).Select(As<long>)];

    private static T As<T>(object? value) =>
        value is T typed ? typed : throw new PickleException("its instructions do not add up.");

    private static long Long(byte[] bytes)
    {
        if (bytes.Length > 8)
        {
            throw new PickleException("it holds a number of more than 64 bits.");
        }

        var value = 0L;
        for (var i = 0; i < 8; i++)
        {
            var part = i < bytes.Length ? bytes[i] : bytes.Length > 0 && bytes[^1] >= 0x80 ? (byte)0xff : (byte)0;
            value |= (long)part << (8 * i);
        }

        return value;
    }

    private PickleName StackName()
    {
        var pair = Tuple(2);
        return new PickleName($"{As<string>(pair[0])}.{As<string>(pair[1])}");
    }

    private void Append(object? value) => As<List<object?>>(Top).Add(value);

    private void AppendAll(object?[] values) => As<List<object?>>(Top).AddRange(values);

    private void SetAll(object?[] items)
    {
        var dictionary = As<PickleDictionary>(Top);
        for (var i = 0; i + 1 < items.Length; i += 2)
        {
            dictionary.Entries.Add((items[i], items[i + 1]));
        }
    }

    private object? Recall(int index) =>
        _memory.TryGetValue(index, out var value) ? value : throw new PickleException("it refers to something it has not said.");

    private object? Top => _stack.Count > 0 ? _stack[^1] : throw new PickleException("its instructions do not add up.");

    private void Push(object? value) => _stack.Add(value);

    private object? Pop()
    {
        var value = Top;
        _stack.RemoveAt(_stack.Count - 1);
        return value;
    }

    private object?[] Tuple(int count)
    {
        var items = new object?[count];
        for (var i = count - 1; i >= 0; i--)
        {
            items[i] = Pop();
        }

        return items;
    }

    private object?[] PopToMark()
    {
        var mark = _stack.LastIndexOf(s_mark);
        if (mark < 0)
        {
            throw new PickleException("its instructions do not add up.");
        }

        var items = _stack.GetRange(mark + 1, _stack.Count - mark - 1).ToArray();
        _stack.RemoveRange(mark, _stack.Count - mark);
        return items;
    }

    private int Byte()
    {
        var value = stream.ReadByte();
        return value >= 0 ? value : throw new EndOfStreamException("it is cut off.");
    }

    private int Length()
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(Bytes(4));
        return length is >= 0 and <= LongestText ? length : throw new PickleException("it holds a text of impossible length.");
    }

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private string Line()
    {
        var text = new StringBuilder();
        for (var value = Byte(); value != '\n'; value = Byte())
        {
            text.Append((char)value);
        }

        return text.ToString();
    }
}
