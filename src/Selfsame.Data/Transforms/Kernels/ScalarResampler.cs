namespace Selfsame.Data.Transforms.Kernels;

/// <summary>The two passes of resampling, one value after the other.</summary>
internal static unsafe class ScalarResampler
{
    private const int Half = 1 << (ResampleWeights.FractionBits - 1);

    /// <summary>Rows of one channel (of any number that lie interleaved) to one plane.</summary>
    /// <param name="source">The channel's value of the first pixel of the first row.</param>
    /// <param name="rowBytes">From one row to the next.</param>
    /// <param name="pixelBytes">From one pixel to the next.</param>
    /// <param name="rows">Rows to resample.</param>
    /// <param name="weights">Weights of the horizontal axis.</param>
    /// <param name="target">First output row; rows have <paramref name="width"/> values.</param>
    /// <param name="width">Output columns.</param>
    public static void Rows(byte* source, long rowBytes, int pixelBytes, int rows, ResampleWeights weights, byte* target, int width)
    {
        var first = weights.First;
        var counts = weights.Counts;
        for (var y = 0; y < rows; y++, source += rowBytes, target += width)
        {
            var weight = weights.Weights;
            for (var x = 0; x < width; x++, weight += weights.Stride)
            {
                var pixel = source + ((long)first[x] * pixelBytes);
                var sum = Half;
                var count = counts[x];
                for (var k = 0; k < count; k++, pixel += pixelBytes)
                {
                    sum += *pixel * weight[k];
                }

                target[x] = (byte)Math.Clamp(sum >> ResampleWeights.FractionBits, 0, 255);
            }
        }
    }

    /// <summary>Rows of one plane of single precision numbers.</summary>
    public static void Rows(float* source, long rowValues, int rows, ResampleWeights weights, float* target, int width)
    {
        var first = weights.First;
        var counts = weights.Counts;
        for (var y = 0; y < rows; y++, source += rowValues, target += width)
        {
            var weight = weights.Weights;
            for (var x = 0; x < width; x++, weight += weights.Stride)
            {
                var pixel = source + first[x];
                var sum = 0f;
                var count = counts[x];
                for (var k = 0; k < count; k++)
                {
                    sum += pixel[k] * (weight[k] * ResampleWeights.Unit);
                }

                target[x] = sum;
            }
        }
    }

    /// <summary>The columns of one plane.</summary>
    public static void Columns(byte* source, int width, ResampleWeights weights, byte* target, int height)
    {
        var weight = weights.Weights;
        for (var y = 0; y < height; y++, weight += weights.Stride, target += width)
        {
            var top = source + ((long)weights.First[y] * width);
            var count = weights.Counts[y];
            for (var x = 0; x < width; x++)
            {
                var sum = Half;
                for (var k = 0; k < count; k++)
                {
                    sum += top[((long)k * width) + x] * weight[k];
                }

                target[x] = (byte)Math.Clamp(sum >> ResampleWeights.FractionBits, 0, 255);
            }
        }
    }

    /// <summary>The columns of one plane of single precision numbers.</summary>
    public static void Columns(float* source, int width, ResampleWeights weights, float* target, int height)
    {
        var weight = weights.Weights;
        for (var y = 0; y < height; y++, weight += weights.Stride, target += width)
        {
            var top = source + ((long)weights.First[y] * width);
            var count = weights.Counts[y];
            for (var x = 0; x < width; x++)
            {
                var sum = 0f;
                for (var k = 0; k < count; k++)
                {
                    sum += top[((long)k * width) + x] * (weight[k] * ResampleWeights.Unit);
                }

                target[x] = sum;
            }
        }
    }
}
