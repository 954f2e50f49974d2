namespace Selfsame.Training.Robustness.Corruptions;

/// <summary>A picture as planes of values from 0 to 1: channel by channel, row by row.</summary>
internal sealed class PixelPlanes
{
    public PixelPlanes(float[] values, int channels, int height, int width)
    {
        Values = values;
        Channels = channels;
        Height = height;
        Width = width;
    }

    /// <summary>C x H x W.</summary>
    public float[] Values { get; }

    public int Channels { get; }

    public int Height { get; }

    public int Width { get; }

    /// <summary>How lengths in pixels grow with the picture; strengths are given for a side of 32.</summary>
    public double Scale => Math.Min(Height, Width) / 32.0;

    public Span<float> Plane(int channel) => Values.AsSpan(channel * Height * Width, Height * Width);

    public PixelPlanes Like(float[] values) => new(values, Channels, Height, Width);

    /// <summary>Each value by itself.</summary>
    public PixelPlanes Map(Func<float, float> change) => Like(Array.ConvertAll(Values, value => change(value)));

    /// <summary>Every place by a function of (channel, y, x).</summary>
    public PixelPlanes Fill(Func<int, int, int, float> value)
    {
        var filled = new float[Values.Length];
        for (var (channel, at) = (0, 0); channel < Channels; channel++)
        {
            for (var y = 0; y < Height; y++)
            {
                for (var x = 0; x < Width; x++, at++) filled[at] = value(channel, y, x);
            }
        }

        return Like(filled);
    }

    /// <summary>The value between pixels, bilinear; beyond the edge it is the edge's.</summary>
    public float At(int channel, double y, double x)
    {
        (y, x) = (Math.Clamp(y, 0, Height - 1), Math.Clamp(x, 0, Width - 1));
        var (top, left) = ((int)y, (int)x);
        var (bottom, right) = (Math.Min(top + 1, Height - 1), Math.Min(left + 1, Width - 1));
        var (down, across) = ((float)(y - top), (float)(x - left));
        var plane = Plane(channel);
        var upper = plane[(top * Width) + left] + (across * (plane[(top * Width) + right] - plane[(top * Width) + left]));
        var lower = plane[(bottom * Width) + left] + (across * (plane[(bottom * Width) + right] - plane[(bottom * Width) + left]));
        return upper + (down * (lower - upper));
    }

    /// <summary>Weighs the neighbourhood of every pixel; beyond the edge it is the edge's.</summary>
    /// <param name="kernel">Weights that sum to 1, a square of odd side.</param>
    public PixelPlanes Weigh(double[,] kernel)
    {
        var reach = kernel.GetLength(0) / 2;
        return Fill((channel, y, x) =>
        {
            var plane = Plane(channel);
            var sum = 0.0;
            for (var dy = -reach; dy <= reach; dy++)
            {
                var row = Math.Clamp(y + dy, 0, Height - 1) * Width;
                for (var dx = -reach; dx <= reach; dx++) sum += kernel[dy + reach, dx + reach] * plane[row + Math.Clamp(x + dx, 0, Width - 1)];
            }

            return (float)sum;
        });
    }
}
