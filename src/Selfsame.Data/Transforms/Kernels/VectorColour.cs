using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Selfsame.Data.Transforms.Kernels;

/// <summary>Colour operations on planes of 8-bit values, with Pillow's arithmetic. All may touch the buffer's slack after a plane.</summary>
internal static unsafe class VectorColour
{
    /// <summary>Blends every value with one value: out = other + factor (value - other), cut to 0..255, fraction dropped.</summary>
    public static void BlendWithValue(byte* values, long count, float factor, int other)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            WideColour.BlendWithValue(values, count, factor, other);
            return;
        }

        var factors = Vector256.Create(factor);
        var others = Vector256.Create((float)other);
        for (long i = 0; i < count; i += Lanes.Count)
        {
            var value = Lanes.LoadSingle(values + i);
            Lanes.StoreTruncated(others + (factors * (value - others)), values + i);
        }
    }

    /// <summary>Blends three planes with their own gray version.</summary>
    public static void BlendWithGray(byte* red, byte* green, byte* blue, long count, float factor)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            WideColour.BlendWithGray(red, green, blue, count, factor);
            return;
        }

        var factors = Vector256.Create(factor);
        for (long i = 0; i < count; i += Lanes.Count)
        {
            var (r, g, b) = (Lanes.Load(red + i), Lanes.Load(green + i), Lanes.Load(blue + i));
            var gray = Vector256.ConvertToSingle(Gray(r, g, b));
            Lanes.StoreTruncated(gray + (factors * (Vector256.ConvertToSingle(r) - gray)), red + i);
            Lanes.StoreTruncated(gray + (factors * (Vector256.ConvertToSingle(g) - gray)), green + i);
            Lanes.StoreTruncated(gray + (factors * (Vector256.ConvertToSingle(b) - gray)), blue + i);
        }
    }

    /// <summary>The gray version of three planes, written to all three.</summary>
    public static void ToGray(byte* red, byte* green, byte* blue, long count)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            WideColour.ToGray(red, green, blue, count);
            return;
        }

        for (long i = 0; i < count; i += Lanes.Count)
        {
            var gray = Gray(Lanes.Load(red + i), Lanes.Load(green + i), Lanes.Load(blue + i));
            Lanes.Store(gray, red + i);
            Lanes.Store(gray, green + i);
            Lanes.Store(gray, blue + i);
        }
    }

    /// <summary>The mean of the gray version, rounded to a whole number (halves up).</summary>
    public static int MeanGray(byte* red, byte* green, byte* blue, long count)
    {
        var (sum, i) = Vector512.IsHardwareAccelerated ? WideColour.SumOfGray(red, green, blue, count) : (0L, 0L);
        while (i + Lanes.Count <= count)
        {
            // A lane stays below 2^31 for eight million additions of at most 255.
            var end = Math.Min(count - Lanes.Count, i + (1L << 20));
            var lanes = Vector256<int>.Zero;
            for (; i <= end; i += Lanes.Count)
            {
                lanes += Gray(Lanes.Load(red + i), Lanes.Load(green + i), Lanes.Load(blue + i));
            }

            sum += Vector256.Sum(lanes);
        }

        for (; i < count; i++)
        {
            sum += ScalarColour.GrayOf(red[i], green[i], blue[i]);
        }

        return ScalarColour.RoundedMean(sum, count);
    }

    /// <summary>Inverts the values that are at or above the threshold.</summary>
    public static void Solarize(byte* values, long count, int threshold)
    {
        var thresholds = Vector256.Create(threshold);
        for (long i = 0; i < count; i += Lanes.Count)
        {
            var value = Lanes.Load(values + i);
            var inverted = Vector256.Create(255) - value;
            Lanes.Store(Vector256.ConditionalSelect(Vector256.LessThan(value, thresholds), value, inverted), values + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Gray(Vector256<int> red, Vector256<int> green, Vector256<int> blue) =>
        ((red * Vector256.Create(19595)) + (green * Vector256.Create(38470)) + (blue * Vector256.Create(7471)) + Vector256.Create(0x8000)) >> 16;
}
