using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Selfsame.Data.Transforms.Kernels;

/// <summary>The two passes of resampling: along rows into planes, then along columns.</summary>
internal static unsafe class VectorResampler
{
    private const int Half = 1 << (ResampleWeights.FractionBits - 1);

    /// <summary>Rows of interleaved colour (three or four values a pixel, the fourth is ignored) to three planes.</summary>
    /// <param name="source">First pixel of the first row. One byte past the last pixel is read.</param>
    /// <param name="rowBytes">From one row to the next.</param>
    /// <param name="pixelBytes">3 or 4.</param>
    /// <param name="rows">Rows to resample.</param>
    /// <param name="weights">Weights of the horizontal axis.</param>
    /// <param name="target">First output row of the first plane; rows have <paramref name="width"/> values.</param>
    /// <param name="planeBytes">From one plane to the next.</param>
    /// <param name="width">Output columns.</param>
    /// <param name="scratch">Workspace.</param>
    public static void RowsOfColour(
        byte* source, long rowBytes, int pixelBytes, int rows, ResampleWeights weights, byte* target, long planeBytes, int width, PlaneBuffer scratch)
    {
        if (WideResampler.IsSupported && width >= WideResampler.Block)
        {
            WideResampler.RowsOfColour(source, rowBytes, pixelBytes, rows, weights, target, planeBytes, width, scratch);
            return;
        }

        var first = weights.First;
        var counts = weights.Counts;
        for (; rows >= 4; rows -= 4, source += 4 * rowBytes, target += 4 * width)
        {
            FourRowsOfColour(source, rowBytes, pixelBytes, weights, target, planeBytes, width);
        }

        for (var y = 0; y < rows; y++, source += rowBytes, target += width)
        {
            var weight = weights.Weights;
            for (var x = 0; x < width; x++, weight += weights.Stride)
            {
                var pixel = source + ((long)first[x] * pixelBytes);
                var sum = Vector128.Create(Half);
                var count = counts[x];
                for (var k = 0; k < count; k++, pixel += pixelBytes)
                {
                    sum += Widen(pixel) * Vector128.Create(weight[k]);
                }

                var value = Vector128.Min(Vector128.Max(sum >> ResampleWeights.FractionBits, Vector128<int>.Zero), Vector128.Create(255));
                target[x] = (byte)value.GetElement(0);
                target[x + planeBytes] = (byte)value.GetElement(1);
                target[x + (2 * planeBytes)] = (byte)value.GetElement(2);
            }
        }
    }

    /// <summary>The columns of one plane. Rows are written in order, each a little past its end, so the target needs the buffer's slack.</summary>
    public static void Columns(byte* source, int width, ResampleWeights weights, byte* target, int height)
    {
        if (WideResampler.IsSupported)
        {
            WideResampler.Columns(source, width, weights, target, height);
            return;
        }

        var weight = weights.Weights;
        for (var y = 0; y < height; y++, weight += weights.Stride, target += width)
        {
            var top = source + ((long)weights.First[y] * width);
            var count = weights.Counts[y];
            for (var x = 0; x < width; x += 2 * Lanes.Count)
            {
                var left = Vector256.Create(Half);
                var right = left;
                var pixel = top + x;
                for (var k = 0; k < count; k++, pixel += width)
                {
                    var factor = Vector256.Create(weight[k]);
                    left += Lanes.Load(pixel) * factor;
                    right += Lanes.Load(pixel + Lanes.Count) * factor;
                }

                Lanes.StoreClamped(left >> ResampleWeights.FractionBits, target + x);
                Lanes.StoreClamped(right >> ResampleWeights.FractionBits, target + x + Lanes.Count);
            }
        }
    }

    /// <summary>The columns of one plane of single precision numbers, written as the 8-bit ones are.</summary>
    public static void Columns(float* source, int width, ResampleWeights weights, float* target, int height)
    {
        var weight = weights.Weights;
        for (var y = 0; y < height; y++, weight += weights.Stride, target += width)
        {
            var top = source + ((long)weights.First[y] * width);
            var count = weights.Counts[y];
            for (var x = 0; x < width; x += Lanes.Count)
            {
                var sum = Vector256<float>.Zero;
                var pixel = top + x;
                for (var k = 0; k < count; k++, pixel += width)
                {
                    sum += Vector256.Load(pixel) * Vector256.Create(weight[k] * ResampleWeights.Unit);
                }

                Vector256.Store(sum, target + x);
            }
        }
    }

    /// <summary>Four rows share their weights, and two fit into one vector.</summary>
    private static void FourRowsOfColour(
        byte* source, long rowBytes, int pixelBytes, ResampleWeights weights, byte* target, long planeBytes, int width)
    {
        var first = weights.First;
        var counts = weights.Counts;
        var weight = weights.Weights;
        for (var x = 0; x < width; x++, weight += weights.Stride)
        {
            var pixel = source + ((long)first[x] * pixelBytes);
            var upper = Vector256.Create(Half);
            var lower = upper;
            var count = counts[x];
            for (var k = 0; k < count; k++, pixel += pixelBytes)
            {
                var factor = Vector256.Create(weight[k]);
                upper += Lanes.Load(pixel, pixel + rowBytes) * factor;
                lower += Lanes.Load(pixel + (2 * rowBytes), pixel + (3 * rowBytes)) * factor;
            }

            ScatterTwo(Lanes.Pack(upper >> ResampleWeights.FractionBits), target + x, target + x + width, planeBytes);
            ScatterTwo(Lanes.Pack(lower >> ResampleWeights.FractionBits), target + x + (2 * width), target + x + (3 * width), planeBytes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ScatterTwo(ulong pixels, byte* upper, byte* lower, long planeBytes)
    {
        *upper = (byte)pixels;
        upper[planeBytes] = (byte)(pixels >> 8);
        upper[2 * planeBytes] = (byte)(pixels >> 16);
        *lower = (byte)(pixels >> 32);
        lower[planeBytes] = (byte)(pixels >> 40);
        lower[2 * planeBytes] = (byte)(pixels >> 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Widen(byte* pixel)
    {
        var four = Vector128.CreateScalar(Unsafe.ReadUnaligned<uint>(pixel)).AsByte();
        return Sse41.IsSupported ? Sse41.ConvertToVector128Int32(four) : Vector128.WidenLower(Vector128.WidenLower(four)).AsInt32();
    }
}
