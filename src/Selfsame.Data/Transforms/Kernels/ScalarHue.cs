namespace Selfsame.Data.Transforms.Kernels;

/// <summary>The hue turned one pixel after the other, with the rounding to 8-bit hue, saturation and value that Pillow has.</summary>
internal static unsafe class ScalarHue
{
    /// <summary>Shifts the hue of three planes by a number of 1/256 turns.</summary>
    public static void Shift(byte* red, byte* green, byte* blue, long count, int shift)
    {
        for (long i = 0; i < count; i++)
        {
            int r = red[i], g = green[i], b = blue[i];
            var value = Math.Max(r, Math.Max(g, b));
            var range = value - Math.Min(r, Math.Min(g, b));
            var hue = range == 0 ? 0 : Hue(r, g, b, value, range);
            var saturation = range == 0 ? 0 : (int)((double)((float)range / value) * 255.0);
            (red[i], green[i], blue[i]) = Colour((hue + shift) & 255, saturation, value);
        }
    }

    private static int Hue(int r, int g, int b, int value, float range)
    {
        var (red, green, blue) = ((value - r) / range, (value - g) / range, (value - b) / range);
        var sixths = r == value ? blue - green : g == value ? (float)(2.0 + red - blue) : (float)(4.0 + green - red);
        var turn = (sixths * (1 / 6.0)) + 1;
        return (int)((float)(turn >= 1 ? turn - 1 : turn) * 255.0);
    }

    private static (byte Red, byte Green, byte Blue) Colour(int hue, int saturation, int value)
    {
        var (sector, rest) = Math.DivRem(hue * 6, 255);
        var (fraction, strength) = (rest / 255f, saturation / 255f);
        var p = Rounded(value * (1 - strength));
        var q = Rounded(value * (1 - (strength * fraction)));
        var t = Rounded(value * (1 - (strength * (1 - fraction))));
        var top = (byte)value;
        return sector switch
        {
            0 or 6 => (top, t, p),
            1 => (q, top, p),
            2 => (p, top, t),
            3 => (p, q, top),
            4 => (t, p, top),
            _ => (top, p, q),
        };
    }

    private static byte Rounded(float value) => (byte)Math.Clamp((int)(value + 0.5f), 0, 255);
}
