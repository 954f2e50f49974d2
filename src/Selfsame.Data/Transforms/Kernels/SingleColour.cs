namespace Selfsame.Data.Transforms.Kernels;

/// <summary>Colour operations on planes of single precision numbers, 0 black and 1 white; results are cut to that range.</summary>
internal static unsafe class SingleColour
{
    private const float Levels = 255;
    private const int WordsPerLevel = 257;

    /// <summary>Blends every value with one value: out = other + factor (value - other).</summary>
    public static void BlendWithValue(Span<float> values, float factor, float other)
    {
        foreach (ref var value in values)
        {
            value = Blend(value, other, factor);
        }
    }

    /// <summary>Blends three planes with their own gray version.</summary>
    public static void BlendWithGray(float* red, float* green, float* blue, long count, float factor)
    {
        for (long i = 0; i < count; i++)
        {
            var gray = GrayOf(red[i], green[i], blue[i]);
            (red[i], green[i], blue[i]) = (Blend(red[i], gray, factor), Blend(green[i], gray, factor), Blend(blue[i], gray, factor));
        }
    }

    /// <summary>The gray version of three planes, written to all three.</summary>
    public static void ToGray(float* red, float* green, float* blue, long count)
    {
        for (long i = 0; i < count; i++)
        {
            red[i] = green[i] = blue[i] = GrayOf(red[i], green[i], blue[i]);
        }
    }

    /// <summary>The mean of the gray version.</summary>
    public static double MeanGray(float* red, float* green, float* blue, long count)
    {
        var sum = 0.0;
        for (long i = 0; i < count; i++)
        {
            sum += GrayOf(red[i], green[i], blue[i]);
        }

        return sum / count;
    }

    /// <summary>The sum of one plane.</summary>
    public static double Sum(ReadOnlySpan<float> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    /// <summary>Turns the hue in the hexcone model (Smith: Color Gamut Transform Pairs, SIGGRAPH 1978), without rounding.</summary>
    public static void TurnHue(float* red, float* green, float* blue, long count, float turns)
    {
        for (long i = 0; i < count; i++)
        {
            var (r, g, b) = (red[i], green[i], blue[i]);
            var value = Math.Max(r, Math.Max(g, b));
            var range = value - Math.Min(r, Math.Min(g, b));
            if (range == 0)
            {
                continue;
            }

            var sixths = r == value ? (g - b) / range : g == value ? 2 + ((b - r) / range) : 4 + ((r - g) / range);
            var turned = (sixths / 6) + turns;
            turned = (turned - MathF.Floor(turned)) * 6;
            red[i] = Cut(value - (range * Distance(turned, 5)));
            green[i] = Cut(value - (range * Distance(turned, 3)));
            blue[i] = Cut(value - (range * Distance(turned, 1)));
        }
    }

    /// <summary>Inverts the values that are at or above the threshold.</summary>
    public static void Solarize(Span<float> values, float threshold)
    {
        foreach (ref var value in values)
        {
            value = value < threshold ? value : 1 - value;
        }
    }

    /// <summary>Keeps so many of the highest bits of eight; what lies between two levels goes to the lower one.</summary>
    public static void Posterize(Span<float> values, int bits)
    {
        var mask = ~((1 << (8 - bits)) - 1);
        foreach (ref var value in values)
        {
            // Rounded to 16 bits first, so that what is a level stays one.
            var word = (int)((Cut(value) * Levels * WordsPerLevel) + 0.5f);
            value = (word / WordsPerLevel & mask) / Levels;
        }
    }

    /// <summary>The smallest value there is becomes 0, the largest 1.</summary>
    public static void Stretch(Span<float> values)
    {
        var (low, high) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (var value in values)
        {
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        if (high <= low)
        {
            return;
        }

        foreach (ref var value in values)
        {
            value = Cut((value - low) / (high - low));
        }
    }

    /// <summary>ITU-R 601-2 luma.</summary>
    public static float GrayOf(float red, float green, float blue) => (0.299f * red) + (0.587f * green) + (0.114f * blue);

    private static float Blend(float value, float other, float factor) => Cut(other + (factor * (value - other)));

    private static float Cut(float value) => Math.Clamp(value, 0, 1);

    // How far a channel lies below the value, as a share of the range: k = 5, 3, 1 for red, green, blue.
    private static float Distance(float sixths, int k)
    {
        var place = (sixths + k) % 6;
        return Math.Clamp(Math.Min(place, 4 - place), 0, 1);
    }
}
