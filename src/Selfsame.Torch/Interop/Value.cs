using System.Runtime.InteropServices;

namespace Selfsame.Torch.Interop;

/// <summary><c>st_value</c>: one argument or result of a boxed call, 16 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Value(long Payload, ValueTag Tag, int Length = 0);

/// <summary><c>st_tag</c>.</summary>
internal enum ValueTag
{
    None = 0,
    Tensor = 1,
    Integer = 2,
    Double = 3,
    Boolean = 4,
    IntegerList = 5,
    DoubleList = 6,
    BooleanList = 7,
    TensorList = 8,
    OptionalTensorList = 9,
    String = 10,
    Device = 11,
    ScalarList = 12,
}
