using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Selfsame.Data.Transforms.Kernels;

/// <summary><see cref="VectorHue"/> with vectors of 512 bits, sixteen pixels at a time: the same steps, so what is said there holds here.</summary>
internal static unsafe class WideHue
{
    /// <summary>Shifts the hue of three planes by a number of 1/256 turns.</summary>
    public static void Shift(byte* red, byte* green, byte* blue, long count, int shift)
    {
        for (long i = 0; i < count; i += WideLanes.Count)
        {
            var r = WideLanes.Load(red + i);
            var g = WideLanes.Load(green + i);
            var b = WideLanes.Load(blue + i);
            var value = Vector512.Max(r, Vector512.Max(g, b));
            var range = value - Vector512.Min(r, Vector512.Min(g, b));
            var (hue, saturation) = HueAndSaturation(r, g, b, value, range);
            hue = (hue + Vector512.Create(shift)) & Vector512.Create(255);
            (r, g, b) = Colour(hue, saturation, value);
            WideLanes.StoreClamped(r, red + i);
            WideLanes.StoreClamped(g, green + i);
            WideLanes.StoreClamped(b, blue + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<int> Hue, Vector512<int> Saturation) HueAndSaturation(
        Vector512<int> r, Vector512<int> g, Vector512<int> b, Vector512<int> value, Vector512<int> range)
    {
        // Of the three distances from the largest value, divided by the range, that of the largest is 0 and that of the smallest is 1: only the one
        // in between needs a division. Gray pixels divide by zero here and are set to zero at the end.
        var spread = Vector512.ConvertToSingle(range);
        var smallest = value - range;
        var between = (value + value + smallest) - (r + g + b); // from the largest value down to the middle one
        var share = Vector512.ConvertToSingle(between) / spread;

        // Sixths of a turn: from red 1 - share or share - 1, from green 3 - share or share + 1, from blue 5 - share or share + 3.
        var isRed = Vector512.Equals(r, value);
        var isGreen = Vector512.Equals(g, value);
        var isBlueSmallest = Vector512.Equals(b, smallest);
        var isFalling = Vector512.ConditionalSelect(isRed, isBlueSmallest, Vector512.ConditionalSelect(isGreen, ~isBlueSmallest, Vector512.Equals(g, smallest)));
        var start = Choose(isRed, Vector512<int>.Zero, Choose(isGreen, Vector512.Create(2), Vector512.Create(4)));
        var offset = start + Choose(isFalling, Vector512.Create(1), Vector512.Create(-1));
        var signed = (share.AsInt32() ^ (isFalling & Vector512.Create(int.MinValue))).AsSingle();
        var sixths = Vector512.ConvertToSingle(offset) + signed;

        // Sixths of a turn to 0..1, in double precision as ties with the 8-bit grid are common.
        var (low, high) = Vector512.Widen(sixths);
        var turns = Vector512.Narrow(Turn(low), Turn(high));
        var hues = Vector512.ConvertToInt32Native(Vector512.Narrow(Scale(turns.GetLower()), Scale(turns.GetUpper())));
        var saturation = spread / Vector512.Max(Vector512.ConvertToSingle(value), Vector512<float>.One);
        var saturations = Vector512.ConvertToInt32Native(Vector512.Narrow(Scale(saturation.GetLower()), Scale(saturation.GetUpper())));

        var gray = Vector512.Equals(range, Vector512<int>.Zero);
        return (Vector512.AndNot(hues, gray), Vector512.AndNot(saturations, gray));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Turn(Vector512<double> sixths)
    {
        var turn = (sixths * Vector512.Create(1 / 6.0)) + Vector512<double>.One;
        return turn - Vector512.ConditionalSelect(
            Vector512.GreaterThanOrEqual(turn, Vector512<double>.One), Vector512<double>.One, Vector512<double>.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Scale(Vector256<float> share)
    {
        // Truncated here, as narrowing would round.
        var (low, high) = Vector256.Widen(share);
        return Vector512.Floor(Vector512.Create(low, high) * Vector512.Create(255.0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<int> Red, Vector512<int> Green, Vector512<int> Blue) Colour(
        Vector512<int> hue, Vector512<int> saturation, Vector512<int> value)
    {
        // 6 hue / 255 splits into a sector and a fraction; 257 / 2^16 divides by 255 exactly for numbers this small.
        var sixfold = hue * Vector512.Create(6);
        var sector = (sixfold * Vector512.Create(257) + Vector512.Create(257)) >> 16;
        var fraction = Vector512.ConvertToSingle(sixfold - (sector * Vector512.Create(255))) / Vector512.Create(255f);
        var strength = Vector512.ConvertToSingle(saturation) / Vector512.Create(255f);
        var top = Vector512.ConvertToSingle(value);

        // The middle channel falls in odd sectors and rises in even ones.
        var one = Vector512<float>.One;
        var isOdd = Vector512.Equals(sector & Vector512<int>.One, Vector512<int>.One).AsSingle();
        var least = Round(top * (one - strength));
        var middle = Round(top * (one - (strength * Vector512.ConditionalSelect(isOdd, fraction, one - fraction))));

        var (second, third, fourth, fifth) = (Is(sector, 1), Is(sector, 2), Is(sector, 3), Is(sector, 4));
        var first = Is(sector, 0) | Is(sector, 6);
        var red = Choose(second | fifth, middle, Choose(third | fourth, least, value));
        var green = Choose(first | fourth, middle, Choose(second | third, value, least));
        var blue = Choose(first | second, least, Choose(fourth | fifth, value, middle));
        return (red, green, blue);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Is(Vector512<int> sector, int number) => Vector512.Equals(sector, Vector512.Create(number));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Choose(Vector512<int> condition, Vector512<int> then, Vector512<int> otherwise) =>
        Vector512.ConditionalSelect(condition, then, otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Round(Vector512<float> values) => Vector512.ConvertToInt32Native(values + Vector512.Create(0.5f));
}
