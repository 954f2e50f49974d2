using System.Runtime.Intrinsics;

namespace Selfsame.Data.Transforms.Kernels;

/// <summary>Gaussian blur of one plane with vectors, along rows and then along columns in single precision.</summary>
internal static unsafe class VectorBlur
{
    /// <summary>Blurs a plane in place; the slack after it may be touched.</summary>
    public static void Blur(byte* plane, int width, int height, ReadOnlySpan<float> weights, int radius, PlaneBuffer scratch)
    {
        var stride = StrideOf(width);
        var line = Workspace(stride, height, radius, scratch);
        var rows = line + PaddedLength(stride, radius);
        for (var y = 0; y < height; y++)
        {
            var row = plane + ((long)y * width);
            for (var x = 0; x < width; x += Lanes.Count)
            {
                Vector256.Store(Lanes.LoadSingle(row + x), line + radius + x);
            }

            Mirror(line + radius, width, radius);
            Row(line + radius, stride, weights, radius, rows + ((long)y * stride));
        }

        for (var y = 0; y < height; y++)
        {
            var target = plane + ((long)y * width);
            for (var x = 0; x < width; x += Lanes.Count)
            {
                var sum = Column(rows, x, y, height, stride, weights, radius);
                Lanes.StoreClamped(Vector256.ConvertToInt32Native(Vector256.Round(sum)), target + x);
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
            Mirror(line + radius, width, radius);
            Row(line + radius, stride, weights, radius, rows + ((long)y * stride));
        }

        for (var y = 0; y < height; y++)
        {
            var target = plane + ((long)y * width);
            for (var x = 0; x < width; x += Lanes.Count)
            {
                Vector256.Store(Column(rows, x, y, height, stride, weights, radius), target + x);
            }
        }
    }

    // A row with its mirrored ends comes first in the workspace, the blurred rows after it.
    private static int PaddedLength(int stride, int radius) => stride + (2 * radius) + Lanes.Count;

    private static float* Workspace(int stride, int height, int radius, PlaneBuffer scratch) =>
        (float*)scratch.Reserve(sizeof(float) * (PaddedLength(stride, radius) + ((long)stride * height)));

    private static int StrideOf(int width) => (width + Lanes.Count - 1) / Lanes.Count * Lanes.Count;

    private static void Mirror(float* values, int width, int radius)
    {
        for (var k = 1; k <= radius; k++)
        {
            values[-k] = values[k];
            values[width - 1 + k] = values[width - 1 - k];
        }
    }

    private static void Row(float* line, int stride, ReadOnlySpan<float> weights, int radius, float* target)
    {
        for (var x = 0; x < stride; x += Lanes.Count)
        {
            var sum = Vector256.Load(line + x) * Vector256.Create(weights[0]);
            for (var k = 1; k <= radius; k++)
            {
                sum += (Vector256.Load(line + x - k) + Vector256.Load(line + x + k)) * Vector256.Create(weights[k]);
            }

            Vector256.Store(sum, target + x);
        }
    }

    private static Vector256<float> Column(float* rows, int x, int y, int height, int stride, ReadOnlySpan<float> weights, int radius)
    {
        var sum = Vector256.Load(rows + ((long)y * stride) + x) * Vector256.Create(weights[0]);
        for (var k = 1; k <= radius; k++)
        {
            var above = rows + ((long)Math.Abs(y - k) * stride) + x;
            var below = rows + ((long)(height - 1 - Math.Abs(height - 1 - y - k)) * stride) + x;
            sum += (Vector256.Load(above) + Vector256.Load(below)) * Vector256.Create(weights[k]);
        }

        return sum;
    }
}
