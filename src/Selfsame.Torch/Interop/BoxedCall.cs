using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Selfsame.Torch.Interop;

/// <summary>
/// One operator call under way: arguments are collected on the stack, then handed over in one piece. Lists are copied
/// into the call itself, or into native memory when they are long.
/// </summary>
internal unsafe ref struct BoxedCall
{
    private const int MostArguments = 24;
    private const int ListSpace = 48;

    private readonly ref nint _handle;
    private readonly string _name;
    private readonly string _overload;
    private int _count;
    private int _used;
    private void* _overflow;   // linked blocks of native memory: the first pointer of each is the next block
    private ArgumentBuffer _arguments;
    private ListBuffer _lists;

    internal BoxedCall(ref nint handle, string name, string overload)
    {
        _handle = ref handle;
        _name = name;
        _overload = overload;
        _count = 0;
        _used = 0;
        _overflow = null;
        Unsafe.SkipInit(out _arguments);
        Unsafe.SkipInit(out _lists);
    }

    internal void AddNone() => Push(default);

    internal void Add(Tensor? tensor) => Push(tensor is null ? default : new(tensor.Handle, ValueTag.Tensor));

    internal void Add(long value) => Push(new(value, ValueTag.Integer));

    internal void Add(long? value) => Push(value is { } number ? new(number, ValueTag.Integer) : default);

    internal void Add(double value) => Push(new(BitConverter.DoubleToInt64Bits(value), ValueTag.Double));

    internal void Add(double? value) => Push(value is { } number ? new(BitConverter.DoubleToInt64Bits(number), ValueTag.Double) : default);

    internal void Add(bool value) => Push(new(value ? 1 : 0, ValueTag.Boolean));

    internal void Add(bool? value) => Push(value is { } truth ? new(truth ? 1 : 0, ValueTag.Boolean) : default);

    internal void Add(Scalar value) => Push(Boxed(value));

    internal void Add(Scalar? value) => Push(value is { } number ? Boxed(number) : default);

    internal void Add(DType value) => Push(new((long)value, ValueTag.Integer));

    internal void Add(DType? value) => Push(value is { } dtype ? new((long)dtype, ValueTag.Integer) : default);

    internal void Add(MemoryFormat value) => Push(new((long)value, ValueTag.Integer));

    internal void Add(MemoryFormat? value) => Push(value is { } format ? new((long)format, ValueTag.Integer) : default);

    internal void Add(Device value) => Push(new((uint)value.Kind | ((long)value.Index << 32), ValueTag.Device));

    internal void Add(Device? value)
    {
        if (value is { } device)
        {
            Add(device);
        }
        else
        {
            AddNone();
        }
    }

    internal void Add(string? text)
    {
        if (text is null)
        {
            AddNone();
            return;
        }

        var length = Encoding.UTF8.GetByteCount(text);
        var memory = (byte*)Reserve((length + 7) / 8);
        Encoding.UTF8.GetBytes(text, new Span<byte>(memory, length));
        Push(new((long)memory, ValueTag.String, length));
    }

    internal void Add(ReadOnlySpan<long> values)
    {
        var memory = (long*)Reserve(values.Length);
        values.CopyTo(new Span<long>(memory, values.Length));
        Push(new((long)memory, ValueTag.IntegerList, values.Length));
    }

    internal void Add(long[]? values)
    {
        if (values is null)
        {
            AddNone();
        }
        else
        {
            Add(values.AsSpan());
        }
    }

    internal void Add(ReadOnlySpan<double> values)
    {
        var memory = (double*)Reserve(values.Length);
        values.CopyTo(new Span<double>(memory, values.Length));
        Push(new((long)memory, ValueTag.DoubleList, values.Length));
    }

    internal void Add(double[]? values)
    {
        if (values is null)
        {
            AddNone();
        }
        else
        {
            Add(values.AsSpan());
        }
    }

    internal void Add(ReadOnlySpan<Tensor> tensors)
    {
        var memory = (nint*)Reserve(tensors.Length);
        for (var i = 0; i < tensors.Length; i++)
        {
            memory[i] = tensors[i].Handle;
        }

        Push(new((long)memory, ValueTag.TensorList, tensors.Length));
    }

    internal void AddOptional(ReadOnlySpan<Tensor?> tensors)
    {
        var memory = (nint*)Reserve(tensors.Length);
        for (var i = 0; i < tensors.Length; i++)
        {
            memory[i] = tensors[i]?.Handle ?? 0;
        }

        Push(new((long)memory, ValueTag.OptionalTensorList, tensors.Length));
    }

    internal void AddScalars(ReadOnlySpan<double> values)
    {
        var memory = (Value*)Reserve(values.Length * 2);
        for (var i = 0; i < values.Length; i++)
        {
            memory[i] = new(BitConverter.DoubleToInt64Bits(values[i]), ValueTag.Double);
        }

        Push(new((long)memory, ValueTag.ScalarList, values.Length));
    }

    internal void Discard() => Invoke(null, 0);

    internal Tensor Tensor()
    {
        Value result;
        Invoke(&result, 1);
        return Made(result);
    }

    internal Tensor[] Tensors()
    {
        Value result;
        Invoke(&result, 1);
        return MadeList(result);
    }

    internal bool Boolean()
    {
        Value result;
        Invoke(&result, 1);
        return result.Payload != 0;
    }

    internal long Integer()
    {
        Value result;
        Invoke(&result, 1);
        return result.Payload;
    }

    internal double Double()
    {
        Value result;
        Invoke(&result, 1);
        return BitConverter.Int64BitsToDouble(result.Payload);
    }

    internal Scalar Scalar()
    {
        Value result;
        Invoke(&result, 1);
        return Unboxed(result);
    }

    internal (Tensor, Tensor) TwoTensors()
    {
        var results = stackalloc Value[2];
        Invoke(results, 2);
        return (Made(results[0]), Made(results[1]));
    }

    internal (Tensor, Tensor, Tensor) ThreeTensors()
    {
        var results = stackalloc Value[3];
        Invoke(results, 3);
        return (Made(results[0]), Made(results[1]), Made(results[2]));
    }

    internal (Tensor, Tensor, Tensor, Tensor) FourTensors()
    {
        var results = stackalloc Value[4];
        Invoke(results, 4);
        return (Made(results[0]), Made(results[1]), Made(results[2]), Made(results[3]));
    }

    internal object?[] Anything()
    {
        var results = stackalloc Value[16];
        var count = Invoke(results, 16);
        var made = new object?[count];
        for (var i = 0; i < count; i++)
        {
            made[i] = results[i].Tag switch
            {
                ValueTag.None => null,
                ValueTag.Tensor => Made(results[i]),
                ValueTag.TensorList => MadeList(results[i]),
                ValueTag.Boolean => results[i].Payload != 0,
                ValueTag.Integer => results[i].Payload,
                ValueTag.Double => BitConverter.Int64BitsToDouble(results[i].Payload),
                ValueTag.IntegerList => IntegerList(results[i]),
                _ => throw new TorchException($"{_name}: a result of kind {results[i].Tag} is not supported."),
            };
        }

        return made;
    }

    private static Tensor Made(Value value) => new((nint)value.Payload);

    private static Tensor[] MadeList(Value value)
    {
        var handles = (nint*)value.Payload;
        var tensors = new Tensor[value.Length];
        for (var i = 0; i < tensors.Length; i++)
        {
            tensors[i] = new(handles[i]);
        }

        NativeMethods.ListFree((nint)handles);
        return tensors;
    }

    private static long[] IntegerList(Value value)
    {
        var numbers = new ReadOnlySpan<long>((void*)value.Payload, value.Length).ToArray();
        NativeMethods.ListFree((nint)value.Payload);
        return numbers;
    }

    private static Value Boxed(Scalar value) => new(value.Payload, value.Kind switch
    {
        Torch.Scalar.ScalarKind.Integer => ValueTag.Integer,
        Torch.Scalar.ScalarKind.Double => ValueTag.Double,
        _ => ValueTag.Boolean,
    });

    private static Scalar Unboxed(Value value) => value.Tag switch
    {
        ValueTag.Double => BitConverter.Int64BitsToDouble(value.Payload),
        ValueTag.Boolean => value.Payload != 0,
        _ => value.Payload,
    };

    private void Push(Value value)
    {
        _arguments[_count] = value;
        _count++;
    }

    // Space for so many 8-byte words that lives until the call is over. The struct is on the stack: its address is fixed.
    private void* Reserve(int words)
    {
        if (_used + words <= ListSpace)
        {
            var memory = (long*)Unsafe.AsPointer(ref _lists) + _used;
            _used += words;
            return memory;
        }

        var block = (void**)NativeMemory.Alloc((nuint)(words + 1), sizeof(long));
        block[0] = _overflow;
        _overflow = block;
        return block + 1;
    }

    private int Invoke(Value* results, int capacity)
    {
        if (_handle == 0)
        {
            _handle = OperatorTable.Find(_name, _overload);
        }

        int made;
        var arguments = (Value*)Unsafe.AsPointer(ref _arguments);
        var status = NativeMethods.OperatorCall(_handle, arguments, _count, results, capacity, &made);
        if (status != 0)
        {
            throw Failure(arguments);
        }

        if (OperatorRecording.Current is { } recording)
        {
            recording.Record(_name, _overload, new ReadOnlySpan<Value>(arguments, _count), new ReadOnlySpan<Value>(results, Math.Min(made, capacity)));
        }

        Release();
        return made;
    }

    private TorchException Failure(Value* arguments)
    {
        // The reason first: describing the arguments calls the engine again.
        var reason = NativeMethods.LastError();
        var text = OperatorDescription.Of(_name, new ReadOnlySpan<Value>(arguments, _count));
        Release();
        return new TorchException($"{text}: {reason}");
    }

    private void Release()
    {
        while (_overflow != null)
        {
            var block = (void**)_overflow;
            _overflow = block[0];
            NativeMemory.Free(block);
        }
    }

    [InlineArray(MostArguments)]
    private struct ArgumentBuffer
    {
        private Value _first;
    }

    [InlineArray(ListSpace)]
    private struct ListBuffer
    {
        private long _first;
    }
}
