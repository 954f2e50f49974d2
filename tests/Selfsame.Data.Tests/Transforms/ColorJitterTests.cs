using Selfsame.Data.Decoding;
using Selfsame.Data.Transforms;
using Xunit;

namespace Selfsame.Data.Tests.Transforms;

public sealed class ColorJitterTests
{
    [Fact]
    public void Apply_OnGray_IsRefusedClearly()
    {
        using var gray = Picture.Create(4, 4, 1);
        var canvas = new PictureCanvas();
        canvas.Load(gray, PictureChannels.AsStored);

        var error = Assert.Throws<DataException>(() => new ColorJitter().Apply(canvas, default));

        Assert.Contains("needs 3 channels and was given 1", error.Message);
    }

    [Fact]
    public void Apply_EveryColour_HueMatchesTheScalarFormula()
    {
        // One channel steps through everything, the others through a coarse grid: 256 x 18 x 18 colours.
        using var picture = Picture.Create(256, 324, 3);
        for (var i = 0; i < 256 * 324; i++)
        {
            var (row, x) = Math.DivRem(i, 256);
            picture.Bytes[i * 3] = (byte)x;
            picture.Bytes[(i * 3) + 1] = (byte)(row / 18 * 15);
            picture.Bytes[(i * 3) + 2] = (byte)(row % 18 * 15);
        }

        var canvas = new PictureCanvas();
        var jitter = new ColorJitter { Brightness = 0, Contrast = 0, Saturation = 0, Hue = 0.5 };
        foreach (var turn in new[] { 0, 0.25, -0.4 })
        {
            canvas.Load(picture, PictureChannels.Rgb);
            jitter.Apply(canvas, new ColorJitterDraw(1, 1, 1, turn, ColorJitterOrder.Natural()));
            var worst = 0;
            for (var i = 0; i < 256 * 324; i++)
            {
                var (r, g, b) = Shifted(picture.Bytes[i * 3], picture.Bytes[(i * 3) + 1], picture.Bytes[(i * 3) + 2], (int)(turn * 255) & 255);
                worst = Math.Max(worst, Math.Max(Math.Abs(r - canvas.Plane(0)[i]), Math.Max(Math.Abs(g - canvas.Plane(1)[i]), Math.Abs(b - canvas.Plane(2)[i]))));
            }

            Assert.InRange(worst, 0, 1);
        }
    }

    /// <summary>The hexcone model (Smith, 1978) with hue and saturation held in 8 bits, one pixel at a time.</summary>
    private static (int Red, int Green, int Blue) Shifted(int r, int g, int b, int shift)
    {
        var value = Math.Max(r, Math.Max(g, b));
        var range = (float)(value - Math.Min(r, Math.Min(g, b)));
        if (range == 0)
        {
            return (value, value, value);
        }

        var (red, green, blue) = ((value - r) / range, (value - g) / range, (value - b) / range);
        var sixths = r == value ? blue - green : g == value ? (float)(2.0 + red - blue) : (float)(4.0 + green - red);
        var hue = ((int)((float)(((sixths / 6.0) + 1.0) % 1.0) * 255.0) + shift) & 255;
        var saturation = (int)(range / value * 255.0);

        var sector = hue * 6 / 255;
        var fraction = ((hue * 6) - (sector * 255)) / 255.0;
        var strength = saturation / 255.0;
        var p = (int)((value * (1 - strength)) + 0.5);
        var q = (int)((value * (1 - (strength * fraction))) + 0.5);
        var t = (int)((value * (1 - (strength * (1 - fraction)))) + 0.5);
        return (sector % 6) switch
        {
            0 => (value, t, p),
            1 => (q, value, p),
            2 => (p, value, t),
            3 => (p, q, value),
            4 => (t, p, value),
            _ => (value, p, q),
        };
    }
}
