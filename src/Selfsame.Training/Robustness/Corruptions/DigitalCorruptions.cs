using Selfsame.Data.Random;

namespace Selfsame.Training.Robustness.Corruptions;

/// <summary>What programs do to pictures on their way: smaller and large again, and out of shape.</summary>
internal static class DigitalCorruptions
{
    /// <summary>Averages the picture into a share of its side, and makes it large again in blocks.</summary>
    public static PixelPlanes Pixelate(PixelPlanes picture, double share)
    {
        var (height, width) = (Math.Max(1, (int)Math.Round(picture.Height * share)), Math.Max(1, (int)Math.Round(picture.Width * share)));
        var (down, across) = (Cells(picture.Height, height), Cells(picture.Width, width));
        return picture.Fill((channel, y, x) =>
        {
            var plane = picture.Plane(channel);
            var (rows, columns) = (down[y * height / picture.Height], across[x * width / picture.Width]);
            var sum = 0.0;
            foreach (var (row, rowWeight) in rows)
            {
                foreach (var (column, columnWeight) in columns) sum += rowWeight * columnWeight * plane[(row * picture.Width) + column];
            }

            return (float)sum;
        });
    }

    /// <summary>Moves every point by a smooth random field.</summary>
    /// <remarks>Simard, Steinkraus and Platt, ICDAR 2003, section 3: uniform displacements, smoothed by a Gaussian, then scaled.</remarks>
    /// <param name="picture">The picture.</param>
    /// <param name="amount">How far points move: root mean square along each axis, in pixels.</param>
    /// <param name="smoothness">The Gaussian's deviation in pixels.</param>
    /// <param name="random">Where to.</param>
    public static PixelPlanes Elastic(PixelPlanes picture, double amount, double smoothness, RandomStream random)
    {
        var noise = new float[2 * picture.Height * picture.Width];
        foreach (ref var value in noise.AsSpan()) value = (2 * random.NextSingle()) - 1;
        var field = BlurCorruptions.Gaussian(new PixelPlanes(noise, 2, picture.Height, picture.Width), smoothness);
        var scale = amount / Math.Max(Math.Sqrt(field.Values.Average(value => (double)value * value)), 1e-9);
        return picture.Fill((channel, y, x) =>
        {
            var at = (y * picture.Width) + x;
            return picture.At(channel, y + (scale * field.Plane(0)[at]), x + (scale * field.Plane(1)[at]));
        });
    }

    // Which pixels lie in each of so many cells of a line, and how much of the cell is theirs.
    private static (int Pixel, double Weight)[][] Cells(int pixels, int cells) => [.. Enumerable.Range(0, cells).Select(cell =>
    {
        var (from, to) = ((double)cell * pixels / cells, (double)(cell + 1) * pixels / cells);
        return Enumerable.Range((int)from, Math.Min((int)Math.Ceiling(to), pixels) - (int)from)
            .Select(pixel => (pixel, (Math.Min(pixel + 1, to) - Math.Max(pixel, from)) / (to - from))).ToArray();
    })];
}
