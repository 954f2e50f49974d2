using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Selfsame.Data.Transforms.Kernels;

/// <summary>Eight bytes to eight numbers and back, on every processor.</summary>
internal static unsafe class Lanes
{
    public const int Count = 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Load(byte* bytes) => Widen(Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(bytes)).AsByte());

    /// <summary>Four bytes from each of two places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Load(byte* lower, byte* upper) =>
        Widen(Vector128.CreateScalar(Unsafe.ReadUnaligned<uint>(lower)).WithElement(1, Unsafe.ReadUnaligned<uint>(upper)).AsByte());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadSingle(byte* bytes) => Vector256.ConvertToSingle(Load(bytes));

    /// <summary>Stores eight values that are within 0 to 255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> values, byte* bytes) => Unsafe.WriteUnaligned(bytes, Narrow(values));

    /// <summary>Eight values as the bytes of one word, those outside 0 to 255 becoming 0 or 255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Pack(Vector256<int> values) =>
        Narrow(Vector256.Min(Vector256.Max(values, Vector256<int>.Zero), Vector256.Create(255)));

    /// <summary>Stores eight values, those outside 0 to 255 becoming 0 or 255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreClamped(Vector256<int> values, byte* bytes) => Unsafe.WriteUnaligned(bytes, Pack(values));

    /// <summary>Stores the whole parts of eight values, those outside 0 to 255 becoming 0 or 255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreTruncated(Vector256<float> values, byte* bytes)
    {
        var within = Vector256.Min(Vector256.Max(values, Vector256<float>.Zero), Vector256.Create(255f));
        Store(Vector256.ConvertToInt32Native(within), bytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Widen(Vector128<byte> eight)
    {
        if (Avx2.IsSupported)
        {
            return Avx2.ConvertToVector256Int32(eight);
        }

        var (lower, upper) = Vector128.Widen(Vector128.WidenLower(eight));
        return Vector256.Create(lower, upper).AsInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Narrow(Vector256<int> values)
    {
        if (Avx512F.VL.IsSupported)
        {
            return Avx512F.VL.ConvertToVector128Byte(values).AsUInt64().ToScalar();
        }

        var words = Vector128.Narrow(values.GetLower(), values.GetUpper()).AsUInt16();
        return Vector128.Narrow(words, words).AsUInt64().ToScalar();
    }
}
