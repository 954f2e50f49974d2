using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Selfsame.Data.Transforms.Kernels;

/// <summary><see cref="VectorBlur"/> of 8-bit planes with vectors of 512 bits: the same sums in the same order, so the same values.</summary>
/// <remarks>
/// Rows are blurred along themselves only as far ahead as the columns need them, into a ring that stays in the nearest cache, and what columns add up
/// goes to its bytes without being stored as numbers.
/// </remarks>
internal static unsafe class WideBlur
{
    private const int Lanes = WideLanes.Count;
    private const int Block = 4 * Lanes;

    /// <summary>Whether the processor and a plane of this width suit: a row is written a little past its end, and no further than the next one's.</summary>
    public static bool Suits(int width, int radius) => Avx512F.IsSupported && width >= 2 * Lanes && radius > 0;

    /// <summary>Blurs a plane in place; the slack after it may be touched.</summary>
    public static void Blur(byte* plane, int width, int height, ReadOnlySpan<float> weights, int radius, PlaneBuffer scratch)
    {
        var stride = (width + (2 * Lanes) - 1) / (2 * Lanes) * (2 * Lanes);
        var margin = (radius + Lanes - 1) / Lanes * Lanes;
        var slot = (int)BitOperations.RoundUpToPowerOf2((uint)((2 * radius) + 1)) - 1;
        var line = (float*)scratch.Reserve(sizeof(float) * ((2L * margin) + stride + ((slot + 1L) * stride))) + margin;
        var ring = line + stride + margin;
        var beside = stackalloc float*[2 * radius];
        var around = stackalloc float*[2 * radius];
        for (var k = 1; k <= radius; k++)
        {
            beside[(2 * k) - 2] = line - k;
            beside[(2 * k) - 1] = line + k;
        }

        fixed (float* factors = weights)
        {
            var done = 0;
            for (var y = 0; y < height; y++)
            {
                for (; done <= Math.Min(y + radius, height - 1); done++)
                {
                    Load(plane + ((long)done * width), width, line, radius);
                    Row(line, beside, factors, radius, stride, ring + ((done & slot) * (long)stride));
                }

                for (var k = 1; k <= radius; k++)
                {
                    around[(2 * k) - 2] = ring + ((Math.Abs(y - k) & slot) * (long)stride);
                    around[(2 * k) - 1] = ring + (((height - 1 - Math.Abs(height - 1 - y - k)) & slot) * (long)stride);
                }

                Column(ring + ((y & slot) * (long)stride), around, factors, radius, stride, plane + ((long)y * width));
            }
        }
    }

    // A row as numbers, its ends mirrored.
    private static void Load(byte* row, int width, float* line, int radius)
    {
        for (var x = 0; x < width; x += Lanes)
        {
            Vector512.Store(WideLanes.LoadSingle(row + x), line + x);
        }

        for (var k = 1; k <= radius; k++)
        {
            line[-k] = line[k];
            line[width - 1 + k] = line[width - 1 - k];
        }
    }

    private static void Row(float* line, float** beside, float* weights, int radius, int stride, float* target)
    {
        var x = 0;
        for (; x + Block <= stride; x += Block)
        {
            var (a, b, c, d) = FourSums(line, beside, weights, radius, x);
            Vector512.Store(a, target + x);
            Vector512.Store(b, target + x + Lanes);
            Vector512.Store(c, target + x + (2 * Lanes));
            Vector512.Store(d, target + x + (3 * Lanes));
        }

        if (x < stride)
        {
            var (a, b) = TwoSums(line, beside, weights, radius, x);
            Vector512.Store(a, target + x);
            Vector512.Store(b, target + x + Lanes);
        }
    }

    private static void Column(float* row, float** around, float* weights, int radius, int stride, byte* target)
    {
        var x = 0;
        for (; x + Block <= stride; x += Block)
        {
            var (a, b, c, d) = FourSums(row, around, weights, radius, x);
            StoreRounded(a, target + x);
            StoreRounded(b, target + x + Lanes);
            StoreRounded(c, target + x + (2 * Lanes));
            StoreRounded(d, target + x + (3 * Lanes));
        }

        if (x < stride)
        {
            var (a, b) = TwoSums(row, around, weights, radius, x);
            StoreRounded(a, target + x);
            StoreRounded(b, target + x + Lanes);
        }
    }

    // The weighted sums of 64 values and of those that lie on both sides of them, of which there are pairs of places.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<float> First, Vector512<float> Second, Vector512<float> Third, Vector512<float> Fourth) FourSums(
        float* centre, float** sides, float* weights, int radius, int x)
    {
        var weight = Vector512.Create(weights[0]);
        var a = Vector512.Load(centre + x) * weight;
        var b = Vector512.Load(centre + x + Lanes) * weight;
        var c = Vector512.Load(centre + x + (2 * Lanes)) * weight;
        var d = Vector512.Load(centre + x + (3 * Lanes)) * weight;
        for (var k = 1; k <= radius; k++, sides += 2)
        {
            weight = Vector512.Create(weights[k]);
            var before = sides[0] + x;
            var after = sides[1] + x;
            a += (Vector512.Load(before) + Vector512.Load(after)) * weight;
            b += (Vector512.Load(before + Lanes) + Vector512.Load(after + Lanes)) * weight;
            c += (Vector512.Load(before + (2 * Lanes)) + Vector512.Load(after + (2 * Lanes))) * weight;
            d += (Vector512.Load(before + (3 * Lanes)) + Vector512.Load(after + (3 * Lanes))) * weight;
        }

        return (a, b, c, d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<float> First, Vector512<float> Second) TwoSums(float* centre, float** sides, float* weights, int radius, int x)
    {
        var weight = Vector512.Create(weights[0]);
        var a = Vector512.Load(centre + x) * weight;
        var b = Vector512.Load(centre + x + Lanes) * weight;
        for (var k = 1; k <= radius; k++, sides += 2)
        {
            weight = Vector512.Create(weights[k]);
            a += (Vector512.Load(sides[0] + x) + Vector512.Load(sides[1] + x)) * weight;
            b += (Vector512.Load(sides[0] + x + Lanes) + Vector512.Load(sides[1] + x + Lanes)) * weight;
        }

        return (a, b);
    }

    // Halves go to the even number. Nothing is below zero, as neither values nor weights are.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreRounded(Vector512<float> sums, byte* target) =>
        Avx512F.ConvertToVector128ByteWithSaturation(Avx512F.ConvertToVector512Int32(sums).AsUInt32()).Store(target);
}
