namespace Selfsame.Training.Robustness.Corruptions;

/// <summary>What JPEG leaves out of a picture, without writing a file: colours at half size, and frequencies rounded to steps.</summary>
/// <remarks>ITU-T T.81: the transform of section A.3.3 and the tables of annex K, scaled by quality as the Independent JPEG Group does; the file's lossless part is left out.</remarks>
internal static class JpegLoss
{
    private const int Side = 8;

    private static readonly int[] s_light =
    [
        16, 11, 10, 16, 24, 40, 51, 61,
        12, 12, 14, 19, 26, 58, 60, 55,
        14, 13, 16, 24, 40, 57, 69, 56,
        14, 17, 22, 29, 51, 87, 80, 62,
        18, 22, 37, 56, 68, 109, 103, 77,
        24, 35, 55, 64, 81, 104, 113, 92,
        49, 64, 78, 87, 103, 121, 120, 101,
        72, 92, 95, 98, 112, 100, 103, 99,
    ];

    private static readonly int[] s_colour =
    [
        17, 18, 24, 47, 99, 99, 99, 99,
        18, 21, 26, 66, 99, 99, 99, 99,
        24, 26, 56, 99, 99, 99, 99, 99,
        47, 66, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
    ];

    // cos((2 x + 1) u pi / 16) with the factor of the transform, by frequency u and place x.
    private static readonly double[] s_waves =
    [
        .. Enumerable.Range(0, Side * Side).Select(at =>
            Math.Cos(((2 * (at % Side)) + 1) * (at / Side) * Math.PI / 16) * (at < Side ? Math.Sqrt(1.0 / Side) : Math.Sqrt(2.0 / Side))),
    ];

    /// <summary>The picture as it would come out of a file.</summary>
    /// <param name="picture">One channel, or red, green and blue.</param>
    /// <param name="quality">1 to 100, as writers of JPEG call it.</param>
    public static PixelPlanes Of(PixelPlanes picture, int quality)
    {
        var (height, width) = (picture.Height, picture.Width);
        double[] Plane(int channel) => Array.ConvertAll(picture.Plane(channel).ToArray(), value => Math.Round(value * 255.0));
        if (picture.Channels != 3)
        {
            return picture.Like([.. Enumerable.Range(0, picture.Channels).SelectMany(channel => Shifted(Plane(channel), -128, height, width, s_light, quality)).Select(Share)]);
        }

        var (red, green, blue) = (Plane(0), Plane(1), Plane(2));
        var light = Join(red, green, blue, (r, g, b) => Math.Round((0.299 * r) + (0.587 * g) + (0.114 * b)));
        var blueness = Join(red, green, blue, (r, g, b) => Math.Round((-0.168736 * r) - (0.331264 * g) + (0.5 * b)));
        var redness = Join(red, green, blue, (r, g, b) => Math.Round((0.5 * r) - (0.418688 * g) - (0.081312 * b)));
        light = Shifted(light, -128, height, width, s_light, quality);
        blueness = Halved(blueness, height, width, quality);
        redness = Halved(redness, height, width, quality);
        return picture.Like(
        [
            .. light.Select((y, at) => Share(y + (1.402 * redness[at]))),
            .. light.Select((y, at) => Share(y - (0.344136 * blueness[at]) - (0.714136 * redness[at]))),
            .. light.Select((y, at) => Share(y + (1.772 * blueness[at]))),
        ]);
    }

    private static double[] Halved(double[] plane, int height, int width, int quality)
    {
        var (halfHeight, halfWidth) = ((height + 1) / 2, (width + 1) / 2);
        var half = new double[halfHeight * halfWidth];
        for (var at = 0; at < half.Length; at++)
        {
            var (top, left) = (at / halfWidth * 2, at % halfWidth * 2);
            var (bottom, right) = (Math.Min(top + 1, height - 1), Math.Min(left + 1, width - 1));
            var sum = plane[(top * width) + left] + plane[(top * width) + right] + plane[(bottom * width) + left] + plane[(bottom * width) + right];
            // A half goes down and up in turn, so that nothing grows brighter.
            half[at] = Math.Floor((sum + 1 + (at % halfWidth % 2)) / 4);
        }

        var coarse = new PixelPlanes(Array.ConvertAll(Shifted(half, 0, halfHeight, halfWidth, s_colour, quality), value => (float)value), 1, halfHeight, halfWidth);
        var full = new double[height * width];
        for (var at = 0; at < full.Length; at++) full[at] = coarse.At(0, ((at / width) - 0.5) / 2, ((at % width) - 0.5) / 2);
        return full;
    }

    private static double[] Shifted(double[] plane, double by, int height, int width, int[] table, int quality)
    {
        var steps = Array.ConvertAll(table, step => (double)Math.Clamp(((step * (quality < 50 ? 5000 / quality : 200 - (2 * quality))) + 50) / 100, 1, 255));
        var result = new double[plane.Length];
        var block = new double[Side * Side];
        for (var top = 0; top < height; top += Side)
        {
            for (var left = 0; left < width; left += Side)
            {
                // Beyond the edge the last row and column go on.
                for (var at = 0; at < block.Length; at++) block[at] = plane[(Math.Min(top + (at / Side), height - 1) * width) + Math.Min(left + (at % Side), width - 1)] + by;
                var rounded = Transform(block, isForward: true);
                for (var at = 0; at < block.Length; at++) rounded[at] = Math.Round(rounded[at] / steps[at]) * steps[at];
                var back = Transform(rounded, isForward: false);
                for (var at = 0; at < block.Length; at++)
                {
                    var (y, x) = (top + (at / Side), left + (at % Side));
                    if (y < height && x < width) result[(y * width) + x] = Math.Clamp(Math.Round(back[at]), -128, 127) - by;
                }
            }
        }

        return result;
    }

    private static double[] Transform(double[] block, bool isForward)
    {
        // Rows, then columns: each pass transforms one axis and swaps the two.
        for (var pass = 0; pass < 2; pass++)
        {
            var swapped = new double[block.Length];
            for (var row = 0; row < Side; row++)
            {
                for (var to = 0; to < Side; to++)
                {
                    var sum = 0.0;
                    for (var from = 0; from < Side; from++) sum += block[(row * Side) + from] * s_waves[isForward ? (to * Side) + from : (from * Side) + to];
                    swapped[(to * Side) + row] = sum;
                }
            }

            block = swapped;
        }

        return block;
    }

    private static double[] Join(double[] red, double[] green, double[] blue, Func<double, double, double, double> join) =>
        [.. red.Select((value, at) => join(value, green[at], blue[at]))];

    private static float Share(double value) => (float)(Math.Clamp(Math.Round(value), 0, 255) / 255);
}
