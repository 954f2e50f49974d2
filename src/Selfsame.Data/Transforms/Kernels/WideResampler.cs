using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Selfsame.Data.Transforms.Kernels;

/// <summary><see cref="VectorResampler"/> with vectors of 512 bits: the same sums of whole numbers, so the same values.</summary>
/// <remarks>
/// Four rows are interleaved first, so that one column of them, four bytes a pixel, is one vector of sixteen numbers: a weight then costs a load, a
/// multiplication and an addition. Sixteen output columns are turned back into planes at a time.
/// </remarks>
internal static unsafe class WideResampler
{
    /// <summary>Output columns that are made at a time, and the fewest that this can make.</summary>
    public const int Block = 16;

    private const int Half = 1 << (ResampleWeights.FractionBits - 1);
    private const int Rows = 4;
    private const int ColumnBytes = 4 * Rows;

    /// <summary>Whether the processor can do this.</summary>
    public static bool IsSupported => Avx512Vbmi.IsSupported;

    /// <summary>As <see cref="VectorResampler.RowsOfColour"/>, for at least <see cref="Block"/> output columns.</summary>
    public static void RowsOfColour(
        byte* source, long rowBytes, int pixelBytes, int rows, ResampleWeights weights, byte* target, long planeBytes, int width, PlaneBuffer scratch)
    {
        // Past the last column there are only weights of zero.
        var order = PixelOrder(pixelBytes);
        var strip = scratch.Reserve((weights.Extent + weights.Longest + Block) * (long)ColumnBytes);
        for (; rows > 0; rows -= Rows, source += Rows * rowBytes, target += Rows * width)
        {
            Interleave(source, rowBytes, pixelBytes, Math.Min(rows, Rows), weights.Extent, order, strip);
            for (var x = 0; x < width; x += Block)
            {
                // The last columns are made together with some that are there already, so that nothing is written past a row.
                var left = Math.Min(x, width - Block);
                SixteenColumns(strip, weights, left, target + left, planeBytes, width, Math.Min(rows, Rows));
            }
        }
    }

    /// <summary>As <see cref="VectorResampler.Columns(byte*, int, ResampleWeights, byte*, int)"/>.</summary>
    public static void Columns(byte* source, int width, ResampleWeights weights, byte* target, int height)
    {
        var weight = weights.Weights;
        for (var y = 0; y < height; y++, weight += weights.Stride, target += width)
        {
            var top = source + ((long)weights.First[y] * width);
            var count = weights.Counts[y];
            for (var x = 0; x < width; x += 2 * WideLanes.Count)
            {
                var left = Vector512.Create(Half);
                var right = left;
                var pixel = top + x;
                for (var k = 0; k < count; k++, pixel += width)
                {
                    var factor = Vector512.Create(weight[k]);
                    left += WideLanes.Load(pixel) * factor;
                    right += WideLanes.Load(pixel + WideLanes.Count) * factor;
                }

                WideLanes.StoreClamped(left >> ResampleWeights.FractionBits, target + x);
                WideLanes.StoreClamped(right >> ResampleWeights.FractionBits, target + x + WideLanes.Count);
            }
        }
    }

    // Where there are fewer than four rows, the last one is taken again.
    private static void Interleave(byte* source, long rowBytes, int pixelBytes, int rows, int columns, Vector512<byte> order, byte* strip)
    {
        var second = source + (Math.Min(1, rows - 1) * rowBytes);
        var third = source + (Math.Min(2, rows - 1) * rowBytes);
        var fourth = source + (Math.Min(3, rows - 1) * rowBytes);
        var rest = (long)columns * pixelBytes;
        var step = Block * pixelBytes;
        for (long i = 0; i < rest; i += step, strip += Block * ColumnBytes)
        {
            var inside = Vector512.LessThan(Vector512<byte>.Indices, Vector512.Create((byte)Math.Min(rest - i, 64)));
            var (first, next, afterNext, last) = Transposed(
                Pixels(source + i, inside, order), Pixels(second + i, inside, order), Pixels(third + i, inside, order), Pixels(fourth + i, inside, order));
            Vector512.Store(first, (uint*)strip);
            Vector512.Store(next, (uint*)strip + 16);
            Vector512.Store(afterNext, (uint*)strip + 32);
            Vector512.Store(last, (uint*)strip + 48);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Pixels(byte* row, Vector512<byte> inside, Vector512<byte> order) =>
        Avx512Vbmi.PermuteVar64x8(Avx512BW.MaskLoad(row, inside, Vector512<byte>.Zero), order).AsUInt32();

    // Four bytes a pixel, in the order that makes a transposition within each quarter of a vector leave sixteen pixels in theirs.
    private static Vector512<byte> PixelOrder(int pixelBytes)
    {
        // Bytes 0 to 3 of pixels 0, 4, 8 and 12, then those of the pixels after these.
        var part = Vector512.Create(0u, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
        return ((part * (uint)pixelBytes * 0x01010101u) + Vector512.Create(0x03020100u)).AsByte();
    }

    private static void SixteenColumns(byte* strip, ResampleWeights weights, int left, byte* target, long planeBytes, int width, int rows)
    {
        var columns = stackalloc byte[Block * ColumnBytes];
        var stride = weights.Stride;
        var taps = weights.Longest;
        var first = weights.First + left;
        var weight = weights.Weights + ((long)left * stride);
        for (var x = 0; x < Block; x += 4, first += 4, weight += 4 * stride)
        {
            // Four columns at once, as all have the same number of weights.
            var (a, b) = (Vector512.Create(Half), Vector512.Create(Half));
            var (c, d) = (a, b);
            var (placeOfA, placeOfB) = ((long)first[0] * ColumnBytes, (long)first[1] * ColumnBytes);
            var (placeOfC, placeOfD) = ((long)first[2] * ColumnBytes, (long)first[3] * ColumnBytes);
            var tap = strip;
            for (var k = 0; k < taps; k++, tap += ColumnBytes)
            {
                a += WideLanes.Load(tap + placeOfA) * Vector512.Create(weight[k]);
                b += WideLanes.Load(tap + placeOfB) * Vector512.Create(weight[k + stride]);
                c += WideLanes.Load(tap + placeOfC) * Vector512.Create(weight[k + (2 * stride)]);
                d += WideLanes.Load(tap + placeOfD) * Vector512.Create(weight[k + (3 * stride)]);
            }

            var column = columns + (x * ColumnBytes);
            WideLanes.StoreClamped(a >> ResampleWeights.FractionBits, column);
            WideLanes.StoreClamped(b >> ResampleWeights.FractionBits, column + ColumnBytes);
            WideLanes.StoreClamped(c >> ResampleWeights.FractionBits, column + (2 * ColumnBytes));
            WideLanes.StoreClamped(d >> ResampleWeights.FractionBits, column + (3 * ColumnBytes));
        }

        // Sixteen columns of sixteen bytes become, for each channel, four rows of sixteen.
        var order = ByteOrder;
        var (red, green, blue, _) = Transposed(
            Avx512Vbmi.PermuteVar64x8(Vector512.Load(columns), order).AsUInt32(),
            Avx512Vbmi.PermuteVar64x8(Vector512.Load(columns + 64), order).AsUInt32(),
            Avx512Vbmi.PermuteVar64x8(Vector512.Load(columns + 128), order).AsUInt32(),
            Avx512Vbmi.PermuteVar64x8(Vector512.Load(columns + 192), order).AsUInt32());
        StoreRows(red.AsByte(), target, width, rows);
        StoreRows(green.AsByte(), target + planeBytes, width, rows);
        StoreRows(blue.AsByte(), target + (2 * planeBytes), width, rows);
    }

    // Byte i of four columns becomes number i.
    private static Vector512<byte> ByteOrder => Vector512.Create(
        0, 16, 32, 48, 1, 17, 33, 49, 2, 18, 34, 50, 3, 19, 35, 51, 4, 20, 36, 52, 5, 21, 37, 53, 6, 22, 38, 54, 7, 23, 39, 55,
        8, 24, 40, 56, 9, 25, 41, 57, 10, 26, 42, 58, 11, 27, 43, 59, 12, 28, 44, 60, 13, 29, 45, 61, 14, 30, 46, 62, 15, 31, 47, (byte)63);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreRows(Vector512<byte> values, byte* target, int width, int rows)
    {
        values.GetLower().GetLower().Store(target);
        if (rows > 1)
        {
            values.GetLower().GetUpper().Store(target + width);
        }

        if (rows > 2)
        {
            values.GetUpper().GetLower().Store(target + (2 * width));
        }

        if (rows > 3)
        {
            values.GetUpper().GetUpper().Store(target + (3 * width));
        }
    }

    /// <summary>Within each quarter of the vectors: first the first numbers of all four, then the second ones, and so on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<uint> First, Vector512<uint> Second, Vector512<uint> Third, Vector512<uint> Fourth) Transposed(
        Vector512<uint> a, Vector512<uint> b, Vector512<uint> c, Vector512<uint> d)
    {
        var (upperLeft, upperRight) = (Avx512F.UnpackLow(a, b).AsUInt64(), Avx512F.UnpackLow(c, d).AsUInt64());
        var (lowerLeft, lowerRight) = (Avx512F.UnpackHigh(a, b).AsUInt64(), Avx512F.UnpackHigh(c, d).AsUInt64());
        return (
            Avx512F.UnpackLow(upperLeft, upperRight).AsUInt32(), Avx512F.UnpackHigh(upperLeft, upperRight).AsUInt32(),
            Avx512F.UnpackLow(lowerLeft, lowerRight).AsUInt32(), Avx512F.UnpackHigh(lowerLeft, lowerRight).AsUInt32());
    }
}
