using System.Runtime.CompilerServices;

namespace Selfsame.Data.Transforms;

/// <summary>Blends a plane with its smoothed version: Pillow's sharpness. The border of one pixel is not smoothed.</summary>
internal static unsafe class SharpnessKernel
{
    /// <summary>out = smooth + factor (value - smooth), where the smooth value gives its own pixel five parts of thirteen and each neighbour one.</summary>
    public static void Blend(byte* plane, int width, int height, float factor, PlaneBuffer scratch)
    {
        if (width < 3 || height < 3)
        {
            return;
        }

        var count = (long)width * height;
        var original = scratch.Reserve(count);
        Unsafe.CopyBlockUnaligned(original, plane, checked((uint)count));
        for (var y = 1; y < height - 1; y++)
        {
            var row = original + ((long)y * width);
            for (var x = 1; x < width - 1; x++)
            {
                var sum = Three(row - width + x) + Three(row + x) + Three(row + width + x) + (4 * row[x]);
                var smooth = ((2 * sum) + 13) / 26;
                plane[((long)y * width) + x] = (byte)Math.Clamp(smooth + (factor * (row[x] - smooth)), 0f, 255f);
            }
        }
    }

    private static int Three(byte* middle) => middle[-1] + middle[0] + middle[1];
}
