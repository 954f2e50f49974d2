namespace Selfsame.Data.Transforms.Kernels;

/// <summary>Gaussian blur of one plane, one value after the other.</summary>
internal static unsafe class ScalarBlur
{
    /// <summary>Blurs a plane in place.</summary>
    /// <param name="plane">height x width values.</param>
    /// <param name="width">Columns, more than the radius.</param>
    /// <param name="height">Rows, more than the radius.</param>
    /// <param name="weights">Weights from the centre outwards.</param>
    /// <param name="radius">Index of the last weight.</param>
    /// <param name="rows">Workspace of as many values.</param>
    public static void Blur(float* plane, int width, int height, ReadOnlySpan<float> weights, int radius, float* rows)
    {
        for (var y = 0; y < height; y++)
        {
            Line(plane + ((long)y * width), 1, width, weights, radius, rows + ((long)y * width));
        }

        for (var x = 0; x < width; x++)
        {
            Line(rows + x, width, height, weights, radius, plane + x);
        }
    }

    private static void Line(float* source, long step, int length, ReadOnlySpan<float> weights, int radius, float* target)
    {
        for (var i = 0; i < length; i++)
        {
            var sum = source[i * step] * weights[0];
            for (var k = 1; k <= radius; k++)
            {
                var before = Math.Abs(i - k);
                var after = length - 1 - Math.Abs(length - 1 - i - k);
                sum += (source[before * step] + source[after * step]) * weights[k];
            }

            target[i * step] = sum;
        }
    }
}
