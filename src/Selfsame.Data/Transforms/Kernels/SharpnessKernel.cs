using System.Runtime.CompilerServices;

namespace Selfsame.Data.Transforms.Kernels;

/// <summary>Blends a plane with its smoothed version: Pillow's sharpness. The border of one pixel is not smoothed.</summary>
/// <remarks>The smooth value gives its own pixel five parts of thirteen and each neighbour one.</remarks>
internal static unsafe class SharpnessKernel
{
    /// <summary>out = smooth + factor (value - smooth) in 8-bit levels, the fraction dropped.</summary>
    public static void Blend(byte* plane, int width, int height, float factor, PlaneBuffer scratch)
    {
        if (width < 3 || height < 3)
        {
            return;
        }

        var original = Copy(plane, (long)width * height, scratch);
        for (var y = 1; y < height - 1; y++)
        {
            var row = original + ((long)y * width);
            var target = plane + ((long)y * width);
            for (var x = 1; x < width - 1; x++)
            {
                var sum = Sum(row - width + x) + Sum(row + x) + Sum(row + width + x) + (4 * row[x]);
                var smooth = ((2 * sum) + 13) / 26;
                target[x] = (byte)Math.Clamp(smooth + (factor * (row[x] - smooth)), 0f, 255f);
            }
        }
    }

    /// <summary>out = smooth + factor (value - smooth), cut to 0..1.</summary>
    public static void Blend(float* plane, int width, int height, float factor, PlaneBuffer scratch)
    {
        if (width < 3 || height < 3)
        {
            return;
        }

        var original = Copy(plane, (long)width * height, scratch);
        for (var y = 1; y < height - 1; y++)
        {
            var row = original + ((long)y * width);
            var target = plane + ((long)y * width);
            for (var x = 1; x < width - 1; x++)
            {
                var smooth = (Sum(row - width + x) + Sum(row + x) + Sum(row + width + x) + (4 * row[x])) / 13;
                target[x] = Math.Clamp(smooth + (factor * (row[x] - smooth)), 0f, 1f);
            }
        }
    }

    private static T* Copy<T>(T* plane, long count, PlaneBuffer scratch)
        where T : unmanaged
    {
        var original = (T*)scratch.Reserve(count * sizeof(T));
        Unsafe.CopyBlockUnaligned(original, plane, checked((uint)(count * sizeof(T))));
        return original;
    }

    private static int Sum(byte* middle) => middle[-1] + middle[0] + middle[1];

    private static float Sum(float* middle) => middle[-1] + middle[0] + middle[1];
}
