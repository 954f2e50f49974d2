using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Selfsame.Data.Transforms.Kernels;

/// <summary><see cref="VectorHue"/> with vectors of 512 bits, sixteen pixels at a time, and all in single precision.</summary>
/// <remarks>
/// Quotients by constants are products with the reciprocal, mended by what the reciprocal or the quotient lacks: rounded as a division is. Gray pixels
/// need no care: whatever hue comes of dividing by zero, no saturation leaves the value as it is.
/// </remarks>
internal static unsafe class WideHue
{
    /// <summary>Shifts the hue of three planes by a number of 1/256 turns.</summary>
    public static void Shift(byte* red, byte* green, byte* blue, long count, int shift)
    {
        // For each sector which of value (0), middle (1) and least (2) red is, as the lowest byte, and green and blue. There are bytes of four numbers.
        var orders = Vector512.Create(0x020100, 0x020001, 0x010002, 0x000102, 0x000201, 0x010200, 0x020100, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        var inQuarter = (Vector512<int>.Indices & Vector512.Create(3)) * Vector512.Create(0x040404);
        for (long i = 0; i < count; i += WideLanes.Count)
        {
            var r = WideLanes.Load(red + i);
            var g = WideLanes.Load(green + i);
            var b = WideLanes.Load(blue + i);
            var value = Vector512.Max(r, Vector512.Max(g, b));
            var smallest = Vector512.Min(r, Vector512.Min(g, b));
            var spread = Vector512.ConvertToSingle(value - smallest);
            var top = Vector512.ConvertToSingle(value);

            var hue = (Hue(r, g, b, value, smallest, spread) + Vector512.Create(shift)) & Vector512.Create(255);
            var strength = Share(Levels(spread / Vector512.Max(top, Vector512<float>.One)));

            // 6 hue / 255 splits into a sector and a fraction; 257 / 2^16 divides by 255 exactly for numbers this small.
            var sector = ((hue * Vector512.Create(6 * 257)) + Vector512.Create(257)) >> 16;
            var fraction = Share((hue * Vector512.Create(6)) - (sector * Vector512.Create(255)));

            // The middle channel falls in odd sectors and rises in even ones.
            var one = Vector512<float>.One;
            var part = Vector512.ConditionalSelect(
                Vector512.Equals(sector & Vector512<int>.One, Vector512<int>.Zero).AsSingle(), one - fraction, fraction);
            var middle = Round(top * (one - (strength * part)));
            var least = Round(top * (one - strength));

            // The three candidates side by side in each number, then in the sector's order: red, green, blue.
            var candidates = value | (middle << 8) | (least << 16);
            var places = Avx512F.PermuteVar16x32(orders, sector) + inQuarter;
            var colour = Avx512BW.Shuffle(candidates.AsByte(), places.AsByte()).AsInt32();
            WideLanes.Store(colour, red + i);
            WideLanes.Store(colour >>> 8, green + i);
            WideLanes.Store(colour >>> 16, blue + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Hue(
        Vector512<int> r, Vector512<int> g, Vector512<int> b, Vector512<int> value, Vector512<int> smallest, Vector512<float> spread)
    {
        // Of the three distances from the largest value, divided by the range, that of the largest is 0 and that of the smallest is 1: only the one
        // in between needs a division.
        var between = (value + value + smallest) - (r + g + b); // from the largest value down to the middle one
        var share = Vector512.ConvertToSingle(between) / spread;

        // Sixths of a turn: from red 1 - share or share - 1, from green 3 - share or share + 1, from blue 5 - share or share + 3.
        var isRed = Vector512.Equals(r, value);
        var isGreen = Vector512.Equals(g, value);
        var before = Vector512.ConditionalSelect(isRed, b, Vector512.ConditionalSelect(isGreen, r, g));
        var start = Vector512.ConditionalSelect(
            isRed.AsSingle(), Vector512<float>.Zero, Vector512.ConditionalSelect(isGreen.AsSingle(), Vector512.Create(2f), Vector512.Create(4f)));
        var sign = Vector512.ConditionalSelect(Vector512.Equals(before, smallest).AsSingle(), Vector512<float>.One, -Vector512<float>.One);
        var sixths = Avx512F.FusedMultiplyAddNegated(sign, share, start + sign);

        // To 0..1. The other kernels do this in double precision; all quotients of 8-bit numbers come out the same.
        var sixth = Vector512.Create(1 / 6f);
        var whole = Vector512.ConditionalSelect(Vector512.LessThan(sixths, Vector512<float>.Zero), Vector512<float>.One, Vector512<float>.Zero);
        var turns = Avx512F.FusedMultiplyAdd(sixths, sixth, whole);
        return Levels(Avx512F.FusedMultiplyAdd(Avx512F.FusedMultiplyAdd(whole - turns, Vector512.Create(6f), sixths), sixth, turns));
    }

    // Rounded towards zero, a product has the whole part of the exact one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Levels(Vector512<float> share) =>
        Vector512.ConvertToInt32Native(Avx512F.Multiply(share, Vector512.Create(255f), FloatRoundingMode.ToZero));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Share(Vector512<int> levels)
    {
        const float Inverse = 1 / 255f;
        const float Rest = (float)((1 / 255.0) - Inverse);
        var dividend = Vector512.ConvertToSingle(levels);
        return Avx512F.FusedMultiplyAdd(dividend, Vector512.Create(Inverse), dividend * Vector512.Create(Rest));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Round(Vector512<float> values) => Vector512.ConvertToInt32Native(values + Vector512.Create(0.5f));
}
