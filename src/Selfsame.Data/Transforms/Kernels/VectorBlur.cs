using System.Runtime.Intrinsics;

namespace Selfsame.Data.Transforms.Kernels;

/// <summary>
/// Gaussian blur of one plane with vectors, along rows and then along columns in single precision. Each step makes 32 values, so that a weight is read
/// once for all of them and no sum waits for the one before.
/// </summary>
internal static unsafe class VectorBlur
{
    private const int Block = 32;

    /// <summary>Blurs a plane in place; the slack after it may be touched.</summary>
    public static void Blur(byte* plane, int width, int height, ReadOnlySpan<float> weights, int radius, PlaneBuffer scratch)
    {
        if (WideBlur.Suits(width, radius))
        {
            WideBlur.Blur(plane, width, height, weights, radius, scratch);
            return;
        }

        var stride = StrideOf(width);
        var line = Workspace(stride, height, radius, scratch);
        var rows = line + PaddedLength(stride, radius);
        var sums = stackalloc float[Block];
        for (var y = 0; y < height; y++)
        {
            var row = plane + ((long)y * width);
            LoadRow(row, width, line + radius);
            Row(line, width, weights, radius, rows + ((long)y * stride));
        }

        for (var y = 0; y < height; y++)
        {
            var target = plane + ((long)y * width);
            for (var x = 0; x < width; x += Block)
            {
                Column(rows + x, y, height, stride, weights, radius, sums);
                StoreRounded(sums, target + x);
            }
        }
    }

    /// <summary>Blurs a plane of single precision numbers in place; the slack after it may be touched.</summary>
    public static void Blur(float* plane, int width, int height, ReadOnlySpan<float> weights, int radius, PlaneBuffer scratch)
    {
        var stride = StrideOf(width);
        var line = Workspace(stride, height, radius, scratch);
        var rows = line + PaddedLength(stride, radius);
        for (var y = 0; y < height; y++)
        {
            new Span<float>(plane + ((long)y * width), width).CopyTo(new Span<float>(line + radius, width));
            Row(line, width, weights, radius, rows + ((long)y * stride));
        }

        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x += Block)
            {
                Column(rows + x, y, height, stride, weights, radius, plane + ((long)y * width) + x);
            }
        }
    }

    private static int StrideOf(int width) => (width + Block - 1) / Block * Block;

    // A row with its mirrored ends comes first in the workspace, the blurred rows after it.
    private static int PaddedLength(int stride, int radius) => (stride + (2 * radius) + Block - 1) / Block * Block;

    private static float* Workspace(int stride, int height, int radius, PlaneBuffer scratch) =>
        (float*)scratch.Reserve(sizeof(float) * (PaddedLength(stride, radius) + ((long)stride * height)));

    /// <summary>Mirrors the ends of a row that begins <paramref name="radius"/> values into the line, and blurs it.</summary>
    private static void Row(float* line, int width, ReadOnlySpan<float> weights, int radius, float* target)
    {
        var values = line + radius;
        for (var k = 1; k <= radius; k++)
        {
            values[-k] = values[k];
            values[width - 1 + k] = values[width - 1 - k];
        }

        for (var x = 0; x < width; x += Block)
        {
            WeightedSum(values + x, -1, 1, weights, radius, target + x);
        }
    }

    private static void Column(float* rows, int y, int height, int stride, ReadOnlySpan<float> weights, int radius, float* target)
    {
        if (y >= radius && y + radius < height)
        {
            WeightedSum(rows + ((long)y * stride), -stride, stride, weights, radius, target);
            return;
        }

        var row = rows + ((long)y * stride);
        for (var i = 0; i < Block; i += Lanes.Count)
        {
            var sum = Vector256.Load(row + i) * Vector256.Create(weights[0]);
            for (var k = 1; k <= radius; k++)
            {
                var above = rows + ((long)Math.Abs(y - k) * stride) + i;
                var below = rows + ((long)(height - 1 - Math.Abs(height - 1 - y - k)) * stride) + i;
                sum += (Vector256.Load(above) + Vector256.Load(below)) * Vector256.Create(weights[k]);
            }

            Vector256.Store(sum, target + i);
        }
    }

    /// <summary>32 values, each the weighted sum of those that lie whole steps before and after it.</summary>
    private static void WeightedSum(float* centre, long before, long after, ReadOnlySpan<float> weights, int radius, float* target)
    {
        var left = centre;
        var right = centre;
        if (Vector512.IsHardwareAccelerated)
        {
            var weight = Vector512.Create(weights[0]);
            var (first, second) = (Vector512.Load(centre) * weight, Vector512.Load(centre + 16) * weight);
            for (var k = 1; k <= radius; k++)
            {
                left += before;
                right += after;
                weight = Vector512.Create(weights[k]);
                first += (Vector512.Load(left) + Vector512.Load(right)) * weight;
                second += (Vector512.Load(left + 16) + Vector512.Load(right + 16)) * weight;
            }

            Vector512.Store(first, target);
            Vector512.Store(second, target + 16);
        }
        else
        {
            var weight = Vector256.Create(weights[0]);
            var (first, second) = (Vector256.Load(centre) * weight, Vector256.Load(centre + 8) * weight);
            var (third, fourth) = (Vector256.Load(centre + 16) * weight, Vector256.Load(centre + 24) * weight);
            for (var k = 1; k <= radius; k++)
            {
                left += before;
                right += after;
                weight = Vector256.Create(weights[k]);
                first += (Vector256.Load(left) + Vector256.Load(right)) * weight;
                second += (Vector256.Load(left + 8) + Vector256.Load(right + 8)) * weight;
                third += (Vector256.Load(left + 16) + Vector256.Load(right + 16)) * weight;
                fourth += (Vector256.Load(left + 24) + Vector256.Load(right + 24)) * weight;
            }

            Vector256.Store(first, target);
            Vector256.Store(second, target + 8);
            Vector256.Store(third, target + 16);
            Vector256.Store(fourth, target + 24);
        }
    }

    private static void LoadRow(byte* row, int width, float* line)
    {
        for (var x = 0; x < width; x += Lanes.Count)
        {
            Vector256.Store(Lanes.LoadSingle(row + x), line + x);
        }
    }

    private static void StoreRounded(float* sums, byte* target)
    {
        for (var i = 0; i < Block; i += Lanes.Count)
        {
            Lanes.StoreClamped(Vector256.ConvertToInt32Native(Vector256.Round(Vector256.Load(sums + i))), target + i);
        }
    }
}
