namespace Selfsame.Torch;

/// <summary>The type of a tensor's elements; the values are libtorch's own (<c>c10::ScalarType</c>).</summary>
public enum DType : sbyte
{
    /// <summary>Unsigned 8-bit integer.</summary>
    UInt8 = 0,

    /// <summary>Signed 8-bit integer.</summary>
    Int8 = 1,

    /// <summary>Signed 16-bit integer.</summary>
    Int16 = 2,

    /// <summary>Signed 32-bit integer.</summary>
    Int32 = 3,

    /// <summary>Signed 64-bit integer: indices and labels.</summary>
    Int64 = 4,

    /// <summary>IEEE half precision.</summary>
    Float16 = 5,

    /// <summary>Single precision: the default.</summary>
    Float32 = 6,

    /// <summary>Double precision.</summary>
    Float64 = 7,

    /// <summary>Truth value, one byte.</summary>
    Bool = 11,

    /// <summary>Brain float: the range of float32 in 16 bits.</summary>
    BFloat16 = 15,
}
