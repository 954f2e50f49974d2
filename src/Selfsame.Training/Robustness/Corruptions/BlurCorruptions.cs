using Selfsame.Data.Random;

namespace Selfsame.Training.Robustness.Corruptions;

/// <summary>Lenses out of focus and cameras that move.</summary>
internal static class BlurCorruptions
{
    private const int Parts = 8;
    private const double LargestAngle = Math.PI / 4;
    private const double ZoomStep = 0.01;

    /// <summary>Each point becomes a disc of a radius in pixels; a pixel weighs as much as the disc covers of it.</summary>
    public static PixelPlanes Defocus(PixelPlanes picture, double radius)
    {
        var reach = (int)Math.Ceiling(radius);
        return picture.Weigh(Normalised(reach, (dy, dx) =>
        {
            var covered = 0;
            for (var part = 0; part < Parts * Parts; part++)
            {
                var (y, x) = (dy + (((part / Parts) + 0.5) / Parts) - 0.5, dx + (((part % Parts) + 0.5) / Parts) - 0.5);
                covered += (y * y) + (x * x) <= radius * radius ? 1 : 0;
            }

            return covered;
        }));
    }

    /// <summary>Each point becomes a Gaussian hill of a deviation in pixels.</summary>
    public static PixelPlanes Gaussian(PixelPlanes picture, double deviation) =>
        picture.Weigh(Normalised((int)Math.Ceiling(3 * deviation), (dy, dx) => Math.Exp(-((dy * dy) + (dx * dx)) / (2 * deviation * deviation))));

    /// <summary>The mean along a line of a length in pixels, at most half a right angle from the horizontal.</summary>
    public static PixelPlanes Motion(PixelPlanes picture, double length, RandomStream random)
    {
        var angle = random.Uniform(-LargestAngle, LargestAngle);
        var (down, across) = (Math.Sin(angle), Math.Cos(angle));
        var samples = (2 * (int)Math.Ceiling(length)) + 1;
        return picture.Fill((channel, y, x) =>
        {
            var sum = 0.0;
            for (var sample = 0; sample < samples; sample++)
            {
                var along = length * (((double)sample / (samples - 1)) - 0.5);
                sum += picture.At(channel, y + (along * down), x + (along * across));
            }

            return (float)(sum / samples);
        });
    }

    /// <summary>The mean of the picture enlarged about its middle by 1 to <paramref name="largest"/>.</summary>
    public static PixelPlanes Zoom(PixelPlanes picture, double largest)
    {
        var (middleY, middleX) = ((picture.Height - 1) / 2.0, (picture.Width - 1) / 2.0);
        var zooms = Enumerable.Range(0, (int)Math.Round((largest - 1) / ZoomStep) + 1).Select(step => 1 + (step * ZoomStep)).ToArray();
        return picture.Fill((channel, y, x) =>
            (float)zooms.Average(zoom => picture.At(channel, middleY + ((y - middleY) / zoom), middleX + ((x - middleX) / zoom))));
    }

    private static double[,] Normalised(int reach, Func<int, int, double> weight)
    {
        var kernel = new double[(2 * reach) + 1, (2 * reach) + 1];
        var sum = 0.0;
        for (var dy = -reach; dy <= reach; dy++)
        {
            for (var dx = -reach; dx <= reach; dx++) sum += kernel[dy + reach, dx + reach] = weight(dy, dx);
        }

        for (var at = 0; at < kernel.Length; at++) kernel[at / kernel.GetLength(1), at % kernel.GetLength(1)] /= sum;
        return kernel;
    }
}
