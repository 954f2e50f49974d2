using System.Text;

namespace Selfsame.Torch.Interop;

/// <summary>Arguments and results of a boxed call, read for a recording.</summary>
internal static unsafe class RecordedValue
{
    internal static object? Of(Value value, Func<nint, RecordedTensor> tensor) => value.Tag switch
    {
        ValueTag.Tensor => tensor((nint)value.Payload),
        ValueTag.TensorList or ValueTag.OptionalTensorList => Array.ConvertAll(HandlesOf(value), handle => handle == 0 ? null : tensor(handle)),
        ValueTag.Integer => value.Payload,
        ValueTag.Double => BitConverter.Int64BitsToDouble(value.Payload),
        ValueTag.Boolean => value.Payload != 0,
        ValueTag.IntegerList => new ReadOnlySpan<long>((void*)value.Payload, value.Length).ToArray(),
        ValueTag.DoubleList => new ReadOnlySpan<double>((void*)value.Payload, value.Length).ToArray(),
        ValueTag.String => Encoding.UTF8.GetString((byte*)value.Payload, value.Length),
        _ => null,
    };

    private static nint[] HandlesOf(Value value) => value.Tag switch
    {
        ValueTag.Tensor => [(nint)value.Payload],
        ValueTag.TensorList or ValueTag.OptionalTensorList => new ReadOnlySpan<nint>((void*)value.Payload, value.Length).ToArray(),
        _ => [],
    };

    internal static List<nint> HandlesOf(ReadOnlySpan<Value> values)
    {
        var handles = new List<nint>();
        foreach (var value in values)
        {
            handles.AddRange(HandlesOf(value));
        }

        return handles;
    }

    internal static NativeShape ShapeOf(nint handle)
    {
        NativeShape shape;
        NativeMethods.Check(NativeMethods.TensorShape(handle, &shape), "shape");
        return shape;
    }

    /// <summary>Another reference to the same memory, called past the recording.</summary>
    internal static Tensor Shared(nint handle)
    {
        var argument = new Value(handle, ValueTag.Tensor);
        Value result;
        int made;
        NativeMethods.Check(NativeMethods.OperatorCall(OperatorTable.Find("aten::detach", ""), &argument, 1, &result, 1, &made), "detach");
        return new Tensor((nint)result.Payload).Outlive();
    }
}
