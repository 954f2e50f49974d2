using Selfsame.Data.Random;

namespace Selfsame.Training.Robustness.Corruptions;

/// <summary>Light, colour and fog.</summary>
internal static class LightCorruptions
{
    /// <summary>Raises the value of every colour (the largest of red, green and blue); hue and saturation stay.</summary>
    public static PixelPlanes Brightness(PixelPlanes picture, double by) => Colours(picture, (largest, _) => (Math.Min(1, largest + by), 1));

    /// <summary>Draws every value towards its channel's mean.</summary>
    public static PixelPlanes Contrast(PixelPlanes picture, double kept)
    {
        var means = Enumerable.Range(0, picture.Channels).Select(channel => Mean(picture.Plane(channel))).ToArray();
        return picture.Fill((channel, y, x) => (float)(means[channel] + (kept * (picture.Plane(channel)[(y * picture.Width) + x] - means[channel]))));
    }

    /// <summary>Multiplies the saturation of every colour and adds to it; grays stay gray, having no hue.</summary>
    public static PixelPlanes Saturation(PixelPlanes picture, double times, double plus) => Colours(picture, (largest, saturation) =>
        (largest, saturation > 0 ? Math.Clamp((saturation * times) + plus, 0, 1) / saturation : 1));

    /// <summary>Lays a cloud over the picture, and takes brightness back so that its brightest point stays as bright.</summary>
    /// <remarks>
    /// The cloud is noise on grids that grow finer and weaker by <paramref name="decay"/> from one to the next, after Fournier, Fussell and Carpenter,
    /// Communications of the ACM 25, 1982.
    /// </remarks>
    public static PixelPlanes Fog(PixelPlanes picture, double density, double decay, RandomStream random)
    {
        var cloud = Cloud(picture, decay, random);
        var brightest = picture.Values.Max();
        return picture.Fill((channel, y, x) =>
            (float)((picture.Plane(channel)[(y * picture.Width) + x] + (density * cloud[(y * picture.Width) + x])) * brightest / (brightest + density)));
    }

    private static double[] Cloud(PixelPlanes picture, double decay, RandomStream random)
    {
        var cloud = new double[picture.Height * picture.Width];
        var weight = 1.0;
        for (var cells = 2; cells <= Math.Max(picture.Height, picture.Width); cells *= 2, weight /= decay)
        {
            var grid = new PixelPlanes([.. Enumerable.Range(0, (cells + 1) * (cells + 1)).Select(_ => random.NextSingle())], 1, cells + 1, cells + 1);
            for (var at = 0; at < cloud.Length; at++)
            {
                cloud[at] += weight * grid.At(0, (double)(at / picture.Width) / picture.Height * cells, (double)(at % picture.Width) / picture.Width * cells);
            }
        }

        var (least, most) = (cloud.Min(), cloud.Max());
        return Array.ConvertAll(cloud, value => (value - least) / Math.Max(most - least, 1e-9));
    }

    // What the largest value of each colour becomes, and by how much its saturation is multiplied.
    private static PixelPlanes Colours(PixelPlanes picture, Func<double, double, (double Largest, double Saturation)> change)
    {
        var changed = new float[picture.Values.Length];
        var area = picture.Height * picture.Width;
        for (var at = 0; at < area; at++)
        {
            var (largest, least) = (0.0, 1.0);
            for (var channel = 0; channel < picture.Channels; channel++)
            {
                var value = picture.Values[(channel * area) + at];
                (largest, least) = (Math.Max(largest, value), Math.Min(least, value));
            }

            var (target, saturation) = change(largest, largest > 0 ? (largest - least) / largest : 0);
            for (var channel = 0; channel < picture.Channels; channel++)
            {
                var share = largest > 0 ? picture.Values[(channel * area) + at] / largest : 1;
                changed[(channel * area) + at] = (float)(target * (1 - (saturation * (1 - share))));
            }
        }

        return picture.Like(changed);
    }

    private static double Mean(ReadOnlySpan<float> values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value;
        return sum / values.Length;
    }
}
