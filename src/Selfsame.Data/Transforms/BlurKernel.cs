using System.Runtime.Intrinsics;

namespace Selfsame.Data.Transforms;

/// <summary>Gaussian blur of one plane, along rows and then along columns in single precision; edges are mirrored without repeating them.</summary>
internal static unsafe class BlurKernel
{
    /// <summary>Weights of a Gaussian over an odd number of pixels, from its centre outwards; tails that cannot matter are left out.</summary>
    public static int Weights(int kernelSize, double sigma, Span<float> weights)
    {
        var radius = kernelSize / 2;
        var sum = 0.0;
        for (var k = -radius; k <= radius; k++)
        {
            sum += Math.Exp(-0.5 * (k / sigma) * (k / sigma));
        }

        var used = 0;
        for (var k = 0; k <= radius; k++)
        {
            weights[k] = (float)(Math.Exp(-0.5 * (k / sigma) * (k / sigma)) / sum);
            used = weights[k] > 1e-8f ? k : used;
        }

        return used;
    }

    /// <summary>Blurs a plane in place.</summary>
    /// <param name="plane">height x width values; the slack after it may be touched.</param>
    /// <param name="width">Columns, more than the radius.</param>
    /// <param name="height">Rows, more than the radius.</param>
    /// <param name="weights">Weights from the centre outwards.</param>
    /// <param name="radius">Index of the last weight.</param>
    /// <param name="scratch">Workspace.</param>
    public static void Blur(byte* plane, int width, int height, ReadOnlySpan<float> weights, int radius, PlaneBuffer scratch)
    {
        var stride = (width + Lanes.Count - 1) / Lanes.Count * Lanes.Count;
        var padded = stride + (2 * radius) + Lanes.Count;
        var line = (float*)scratch.Reserve(sizeof(float) * ((long)padded + ((long)stride * height)));
        var rows = line + padded;
        for (var y = 0; y < height; y++)
        {
            Mirror(plane + ((long)y * width), width, radius, line);
            Row(line + radius, stride, weights, radius, rows + ((long)y * stride));
        }

        for (var y = 0; y < height; y++)
        {
            Column(rows, y, width, height, stride, weights, radius, plane + ((long)y * width));
        }
    }

    private static void Mirror(byte* row, int width, int radius, float* line)
    {
        var values = line + radius;
        for (var x = 0; x < width; x += Lanes.Count)
        {
            Vector256.Store(Lanes.LoadSingle(row + x), values + x);
        }

        for (var k = 1; k <= radius; k++)
        {
            values[-k] = row[k];
            values[width - 1 + k] = row[width - 1 - k];
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

    private static void Column(float* rows, int y, int width, int height, int stride, ReadOnlySpan<float> weights, int radius, byte* target)
    {
        for (var x = 0; x < width; x += Lanes.Count)
        {
            var sum = Vector256.Load(rows + ((long)y * stride) + x) * Vector256.Create(weights[0]);
            for (var k = 1; k <= radius; k++)
            {
                var above = rows + ((long)Math.Abs(y - k) * stride) + x;
                var below = rows + ((long)(height - 1 - Math.Abs(height - 1 - y - k)) * stride) + x;
                sum += (Vector256.Load(above) + Vector256.Load(below)) * Vector256.Create(weights[k]);
            }

            Lanes.StoreClamped(Vector256.ConvertToInt32Native(Vector256.Round(sum)), target + x);
        }
    }
}
