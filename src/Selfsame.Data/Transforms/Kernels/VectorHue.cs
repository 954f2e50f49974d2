using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Selfsame.Data.Transforms.Kernels;

/// <summary>
/// Turns the hue: colours go to 8-bit hue, saturation and value, the hue is shifted with wrap-around, and back. The rounding to 8 bits in
/// between is Pillow's, so the result is too, even for a shift of nothing.
/// </summary>
internal static unsafe class VectorHue
{
    /// <summary>Shifts the hue of three planes by a number of 1/256 turns.</summary>
    public static void Shift(byte* red, byte* green, byte* blue, long count, int shift)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            WideHue.Shift(red, green, blue, count, shift);
            return;
        }

        for (long i = 0; i < count; i += Lanes.Count)
        {
            var r = Lanes.Load(red + i);
            var g = Lanes.Load(green + i);
            var b = Lanes.Load(blue + i);
            var value = Vector256.Max(r, Vector256.Max(g, b));
            var range = value - Vector256.Min(r, Vector256.Min(g, b));
            var (hue, saturation) = HueAndSaturation(r, g, b, value, range);
            hue = (hue + Vector256.Create(shift)) & Vector256.Create(255);
            (r, g, b) = Colour(hue, saturation, value);
            Lanes.StoreClamped(r, red + i);
            Lanes.StoreClamped(g, green + i);
            Lanes.StoreClamped(b, blue + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<int> Hue, Vector256<int> Saturation) HueAndSaturation(
        Vector256<int> r, Vector256<int> g, Vector256<int> b, Vector256<int> value, Vector256<int> range)
    {
        // Of the three distances from the largest value, divided by the range, that of the largest is 0 and that of the smallest is 1: only the one
        // in between needs a division. Gray pixels divide by zero here and are set to zero at the end.
        var spread = Vector256.ConvertToSingle(range);
        var smallest = value - range;
        var between = (value + value + smallest) - (r + g + b); // from the largest value down to the middle one
        var share = Vector256.ConvertToSingle(between) / spread;

        // Sixths of a turn: from red 1 - share or share - 1, from green 3 - share or share + 1, from blue 5 - share or share + 3.
        var isRed = Vector256.Equals(r, value);
        var isGreen = Vector256.Equals(g, value);
        var isBlueSmallest = Vector256.Equals(b, smallest);
        var isFalling = Vector256.ConditionalSelect(isRed, isBlueSmallest, Vector256.ConditionalSelect(isGreen, ~isBlueSmallest, Vector256.Equals(g, smallest)));
        var start = Choose(isRed, Vector256<int>.Zero, Choose(isGreen, Vector256.Create(2), Vector256.Create(4)));
        var offset = start + Choose(isFalling, Vector256.Create(1), Vector256.Create(-1));
        var signed = (share.AsInt32() ^ (isFalling & Vector256.Create(int.MinValue))).AsSingle();
        var sixths = Vector256.ConvertToSingle(offset) + signed;

        // Sixths of a turn to 0..1, in double precision as ties with the 8-bit grid are common.
        var (low, high) = Vector256.Widen(sixths);
        var turns = Vector256.Narrow(Turn(low), Turn(high));
        var hues = Vector256.ConvertToInt32Native(Vector256.Narrow(Scale(turns.GetLower()), Scale(turns.GetUpper())));
        var saturation = spread / Vector256.Max(Vector256.ConvertToSingle(value), Vector256<float>.One);
        var saturations = Vector256.ConvertToInt32Native(Vector256.Narrow(Scale(saturation.GetLower()), Scale(saturation.GetUpper())));

        var gray = Vector256.Equals(range, Vector256<int>.Zero);
        return (Vector256.AndNot(hues, gray), Vector256.AndNot(saturations, gray));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Turn(Vector256<double> sixths)
    {
        var turn = (sixths * Vector256.Create(1 / 6.0)) + Vector256<double>.One;
        return turn - Vector256.ConditionalSelect(
            Vector256.GreaterThanOrEqual(turn, Vector256<double>.One), Vector256<double>.One, Vector256<double>.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Scale(Vector128<float> share)
    {
        // Truncated here, as narrowing would round.
        var (low, high) = Vector128.Widen(share);
        return Vector256.Floor(Vector256.Create(low, high) * Vector256.Create(255.0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<int> Red, Vector256<int> Green, Vector256<int> Blue) Colour(
        Vector256<int> hue, Vector256<int> saturation, Vector256<int> value)
    {
        // 6 hue / 255 splits into a sector and a fraction; 257 / 2^16 divides by 255 exactly for numbers this small.
        var sixfold = hue * Vector256.Create(6);
        var sector = (sixfold * Vector256.Create(257) + Vector256.Create(257)) >> 16;
        var fraction = Vector256.ConvertToSingle(sixfold - (sector * Vector256.Create(255))) / Vector256.Create(255f);
        var strength = Vector256.ConvertToSingle(saturation) / Vector256.Create(255f);
        var top = Vector256.ConvertToSingle(value);

        // The middle channel falls in odd sectors and rises in even ones.
        var one = Vector256<float>.One;
        var isOdd = Vector256.Equals(sector & Vector256<int>.One, Vector256<int>.One).AsSingle();
        var least = Round(top * (one - strength));
        var middle = Round(top * (one - (strength * Vector256.ConditionalSelect(isOdd, fraction, one - fraction))));

        var (second, third, fourth, fifth) = (Is(sector, 1), Is(sector, 2), Is(sector, 3), Is(sector, 4));
        var first = Is(sector, 0) | Is(sector, 6);
        var red = Choose(second | fifth, middle, Choose(third | fourth, least, value));
        var green = Choose(first | fourth, middle, Choose(second | third, value, least));
        var blue = Choose(first | second, least, Choose(fourth | fifth, value, middle));
        return (red, green, blue);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Is(Vector256<int> sector, int number) => Vector256.Equals(sector, Vector256.Create(number));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Choose(Vector256<int> condition, Vector256<int> then, Vector256<int> otherwise) =>
        Vector256.ConditionalSelect(condition, then, otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Round(Vector256<float> values) => Vector256.ConvertToInt32Native(values + Vector256.Create(0.5f));
}
