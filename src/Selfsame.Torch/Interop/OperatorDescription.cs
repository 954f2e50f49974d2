using System.Globalization;

namespace Selfsame.Torch.Interop;

/// <summary>How a call reads in an error: <c>aten::mm(float32[64,128], float32[256,10])</c>.</summary>
internal static unsafe class OperatorDescription
{
    internal static string Of(string name, ReadOnlySpan<Value> arguments)
    {
        // Trailing arguments that were left out tell nothing.
        while (arguments.Length > 0 && arguments[^1].Tag == ValueTag.None)
        {
            arguments = arguments[..^1];
        }

        var parts = new string[arguments.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = Of(arguments[i]);
        }

        return $"{name}({string.Join(", ", parts)})";
    }

    private static string Of(Value value) => value.Tag switch
    {
        ValueTag.Tensor => OfTensor((nint)value.Payload),
        ValueTag.TensorList or ValueTag.OptionalTensorList => OfTensors(value),
        ValueTag.Integer => value.Payload.ToString(CultureInfo.InvariantCulture),
        ValueTag.Double => BitConverter.Int64BitsToDouble(value.Payload).ToString("R", CultureInfo.InvariantCulture),
        ValueTag.Boolean => value.Payload != 0 ? "true" : "false",
        ValueTag.IntegerList => $"[{string.Join(",", new ReadOnlySpan<long>((void*)value.Payload, value.Length).ToArray())}]",
        ValueTag.String => $"\"{System.Text.Encoding.UTF8.GetString((byte*)value.Payload, value.Length)}\"",
        ValueTag.Device => "device",
        ValueTag.None => "none",
        _ => value.Tag.ToString(),
    };

    private static string OfTensors(Value value)
    {
        var handles = new ReadOnlySpan<nint>((void*)value.Payload, value.Length);
        var shown = new List<string>();
        foreach (var handle in handles[..Math.Min(4, handles.Length)])
        {
            shown.Add(handle == 0 ? "none" : OfTensor(handle));
        }

        return $"[{string.Join(", ", shown)}{(handles.Length > 4 ? $", ... {handles.Length} in all" : "")}]";
    }

    private static string OfTensor(nint handle)
    {
        NativeShape shape;
        return NativeMethods.TensorShape(handle, &shape) != 0 ? "tensor" : Of(shape);
    }

    internal static string Of(NativeShape shape)
    {
        var device = shape.DeviceKind == 0 ? "" : new Device((DeviceKind)shape.DeviceKind, shape.DeviceIndex) + ":";
        var dtype = Enum.IsDefined((DType)shape.DType) ? ((DType)shape.DType).ToString().ToLowerInvariant() : $"dtype{shape.DType}";
        return $"{device}{dtype}[{string.Join(",", shape.SizesToArray())}]";
    }
}
