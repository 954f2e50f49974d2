using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Selfsame.Data.Transforms.Kernels;

/// <summary>Sixteen bytes to sixteen numbers and back, on processors with vectors of 512 bits.</summary>
internal static unsafe class WideLanes
{
    public const int Count = 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Load(byte* bytes) => Avx512F.ConvertToVector512Int32(Vector128.Load(bytes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadSingle(byte* bytes) => Vector512.ConvertToSingle(Load(bytes));

    /// <summary>Stores sixteen values, those outside 0 to 255 becoming 0 or 255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreClamped(Vector512<int> values, byte* bytes) =>
        Avx512F.ConvertToVector128ByteWithSaturation(Vector512.Max(values, Vector512<int>.Zero).AsUInt32()).Store(bytes);

    /// <summary>Stores sixteen values that are within 0 to 255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<int> values, byte* bytes) => Avx512F.ConvertToVector128Byte(values).Store(bytes);
}
