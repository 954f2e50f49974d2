namespace Selfsame.Data.Transforms.Kernels;

/// <summary>Colour operations on planes of 8-bit values with Pillow's arithmetic, one value after the other.</summary>
internal static unsafe class ScalarColour
{
    /// <summary>Blends every value with one value: out = other + factor (value - other), cut to 0..255, fraction dropped.</summary>
    public static void BlendWithValue(byte* values, long count, float factor, int other)
    {
        for (long i = 0; i < count; i++)
        {
            values[i] = Blend(values[i], other, factor);
        }
    }

    /// <summary>Blends three planes with their own gray version.</summary>
    public static void BlendWithGray(byte* red, byte* green, byte* blue, long count, float factor)
    {
        for (long i = 0; i < count; i++)
        {
            var gray = GrayOf(red[i], green[i], blue[i]);
            (red[i], green[i], blue[i]) = (Blend(red[i], gray, factor), Blend(green[i], gray, factor), Blend(blue[i], gray, factor));
        }
    }

    /// <summary>The gray version of three planes, written to all three.</summary>
    public static void ToGray(byte* red, byte* green, byte* blue, long count)
    {
        for (long i = 0; i < count; i++)
        {
            red[i] = green[i] = blue[i] = (byte)GrayOf(red[i], green[i], blue[i]);
        }
    }

    /// <summary>The mean of the gray version, rounded to a whole number (halves up).</summary>
    public static int MeanGray(byte* red, byte* green, byte* blue, long count)
    {
        long sum = 0;
        for (long i = 0; i < count; i++)
        {
            sum += GrayOf(red[i], green[i], blue[i]);
        }

        return RoundedMean(sum, count);
    }

    /// <summary>The sum of one plane.</summary>
    public static long Sum(byte* values, long count)
    {
        long sum = 0;
        for (long i = 0; i < count; i++)
        {
            sum += values[i];
        }

        return sum;
    }

    /// <summary>A mean as a whole number (halves up).</summary>
    public static int RoundedMean(long sum, long count) => (int)(((double)sum / count) + 0.5);

    /// <summary>Inverts the values that are at or above the threshold.</summary>
    public static void Solarize(byte* values, long count, int threshold)
    {
        for (long i = 0; i < count; i++)
        {
            values[i] = values[i] < threshold ? values[i] : (byte)(255 - values[i]);
        }
    }

    /// <summary>ITU-R 601-2 luma in 16 fractional bits.</summary>
    public static int GrayOf(int red, int green, int blue) => ((red * 19595) + (green * 38470) + (blue * 7471) + 0x8000) >> 16;

    private static byte Blend(int value, int other, float factor) => (byte)Math.Clamp(other + (factor * ((float)value - other)), 0f, 255f);
}
