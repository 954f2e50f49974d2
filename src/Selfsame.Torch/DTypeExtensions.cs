namespace Selfsame.Torch;

/// <summary>Facts about element types.</summary>
public static class DTypeExtensions
{
    /// <summary>How many bytes one element takes.</summary>
    public static int ByteCount(this DType dtype) => dtype switch
    {
        DType.Float64 or DType.Int64 => 8,
        DType.Float32 or DType.Int32 => 4,
        DType.Float16 or DType.BFloat16 or DType.Int16 => 2,
        _ => 1,
    };
}
