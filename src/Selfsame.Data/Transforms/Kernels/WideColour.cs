using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Selfsame.Data.Transforms.Kernels;

/// <summary><see cref="VectorColour"/> with vectors of 512 bits. All may touch the buffer's slack after a plane.</summary>
internal static unsafe class WideColour
{
    private const int Levels = 256;

    /// <summary>Blends every value with one value.</summary>
    public static void BlendWithValue(byte* values, long count, float factor, int other)
    {
        if (Avx512Vbmi.IsSupported && count >= 2 * Levels)
        {
            // What becomes of each level is computed once, and looked up for 64 values at a time.
            var table = stackalloc byte[Levels];
            for (var level = 0; level < Levels; level++)
            {
                table[level] = (byte)level;
            }

            Blend(table, Levels, factor, other);
            Map(values, count, table);
            return;
        }

        Blend(values, count, factor, other);
    }

    /// <summary>Blends three planes with their own gray version.</summary>
    public static void BlendWithGray(byte* red, byte* green, byte* blue, long count, float factor)
    {
        var factors = Vector512.Create(factor);
        for (long i = 0; i < count; i += WideLanes.Count)
        {
            var (r, g, b) = (WideLanes.Load(red + i), WideLanes.Load(green + i), WideLanes.Load(blue + i));
            var gray = Vector512.ConvertToSingle(Gray(r, g, b));
            StoreTruncated(gray + (factors * (Vector512.ConvertToSingle(r) - gray)), red + i);
            StoreTruncated(gray + (factors * (Vector512.ConvertToSingle(g) - gray)), green + i);
            StoreTruncated(gray + (factors * (Vector512.ConvertToSingle(b) - gray)), blue + i);
        }
    }

    /// <summary>The gray version of three planes, written to all three.</summary>
    public static void ToGray(byte* red, byte* green, byte* blue, long count)
    {
        for (long i = 0; i < count; i += WideLanes.Count)
        {
            var gray = Gray(WideLanes.Load(red + i), WideLanes.Load(green + i), WideLanes.Load(blue + i));
            WideLanes.Store(gray, red + i);
            WideLanes.Store(gray, green + i);
            WideLanes.Store(gray, blue + i);
        }
    }

    /// <summary>The sum of the gray version of the first whole vectors, and how many values they hold.</summary>
    public static (long Sum, long Count) SumOfGray(byte* red, byte* green, byte* blue, long count)
    {
        long sum = 0;
        var i = 0L;
        while (i + WideLanes.Count <= count)
        {
            // A lane stays below 2^31 for eight million additions of at most 255.
            var end = Math.Min(count - WideLanes.Count, i + (1L << 20));
            var lanes = Vector512<int>.Zero;
            for (; i <= end; i += WideLanes.Count)
            {
                lanes += Gray(WideLanes.Load(red + i), WideLanes.Load(green + i), WideLanes.Load(blue + i));
            }

            sum += Vector512.Sum(lanes);
        }

        return (sum, i);
    }

    private static void Blend(byte* values, long count, float factor, int other)
    {
        var factors = Vector512.Create(factor);
        var others = Vector512.Create((float)other);
        for (long i = 0; i < count; i += WideLanes.Count)
        {
            StoreTruncated(others + (factors * (WideLanes.LoadSingle(values + i) - others)), values + i);
        }
    }

    private static void Map(byte* values, long count, byte* table)
    {
        var (first, second) = (Vector512.Load(table), Vector512.Load(table + 64));
        var (third, fourth) = (Vector512.Load(table + 128), Vector512.Load(table + 192));
        for (long i = 0; i < count; i += 64)
        {
            // A look-up takes seven bits of the value; the eighth chooses between two.
            var value = Vector512.Load(values + i);
            var lower = Avx512Vbmi.PermuteVar64x8x2(first, value, second);
            var upper = Avx512Vbmi.PermuteVar64x8x2(third, value, fourth);
            Vector512.Store(Vector512.ConditionalSelect(Vector512.LessThan(value, Vector512.Create((byte)128)), lower, upper), values + i);
        }
    }

    // Cut off before it is cut to 0..255: the same, and a step less.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreTruncated(Vector512<float> values, byte* bytes) => WideLanes.StoreClamped(Vector512.ConvertToInt32Native(values), bytes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Gray(Vector512<int> red, Vector512<int> green, Vector512<int> blue) =>
        ((red * Vector512.Create(19595)) + (green * Vector512.Create(38470)) + (blue * Vector512.Create(7471)) + Vector512.Create(0x8000)) >> 16;
}
