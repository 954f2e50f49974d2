using Selfsame.Data.Decoding;

namespace Selfsame.Training.Reports;

/// <summary>A white sheet on which pictures and plain rectangles are put, to be written as PNG.</summary>
public sealed class PictureSheet
{
    private readonly Picture _sheet;

    /// <summary>An empty sheet.</summary>
    /// <param name="width">Columns of pixels.</param>
    /// <param name="height">Rows of pixels.</param>
    public PictureSheet(int width, int height)
    {
        _sheet = Picture.Create(width, height, 3);
        _sheet.Bytes.Fill(255);
    }

    /// <summary>Fills a rectangle; what lies outside the sheet is cut off.</summary>
    /// <param name="x">Left edge.</param>
    /// <param name="y">Upper edge.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="colour">Red, green and blue, 0 to 255.</param>
    public void Fill(int x, int y, int width, int height, (byte Red, byte Green, byte Blue) colour)
    {
        var bytes = _sheet.Bytes;
        for (var row = Math.Max(y, 0); row < Math.Min(y + height, _sheet.Height); row++)
        {
            for (var column = Math.Max(x, 0); column < Math.Min(x + width, _sheet.Width); column++)
            {
                var at = (row * _sheet.Width + column) * 3;
                (bytes[at], bytes[at + 1], bytes[at + 2]) = colour;
            }
        }
    }

    /// <summary>Puts a picture on the sheet, scaled bilinearly to a square; gray becomes RGB and transparency white.</summary>
    /// <param name="picture">Any 8-bit picture of 1 to 4 channels.</param>
    /// <param name="x">Left edge; the square must lie on the sheet.</param>
    /// <param name="y">Upper edge.</param>
    /// <param name="side">Side of the square in pixels.</param>
    public void Draw(Picture picture, int x, int y, int side)
    {
        var bytes = _sheet.Bytes;
        for (var row = 0; row < side; row++)
        {
            for (var column = 0; column < side; column++)
            {
                var at = ((y + row) * _sheet.Width + x + column) * 3;
                for (var channel = 0; channel < 3; channel++)
                    bytes[at + channel] = (byte)Math.Round(Sample(picture, (row + 0.5) / side, (column + 0.5) / side, channel));
            }
        }
    }

    /// <summary>The sheet as the bytes of a PNG file.</summary>
    public byte[] ToPng() => PictureFile.EncodePng(_sheet);

    private static double Sample(Picture picture, double down, double across, int channel)
    {
        var y = Math.Clamp(down * picture.Height - 0.5, 0, picture.Height - 1);
        var x = Math.Clamp(across * picture.Width - 0.5, 0, picture.Width - 1);
        var (top, left) = ((int)y, (int)x);
        var (bottom, right) = (Math.Min(top + 1, picture.Height - 1), Math.Min(left + 1, picture.Width - 1));
        var (dy, dx) = (y - top, x - left);
        return (1 - dy) * ((1 - dx) * Value(picture, top, left, channel) + dx * Value(picture, top, right, channel))
            + dy * ((1 - dx) * Value(picture, bottom, left, channel) + dx * Value(picture, bottom, right, channel));
    }

    private static double Value(Picture picture, int row, int column, int channel)
    {
        var pixel = picture.Bytes.Slice((row * picture.Width + column) * picture.Channels, picture.Channels);
        var value = (double)pixel[picture.Channels >= 3 ? channel : 0];
        var alpha = picture.Channels is 2 or 4 ? pixel[^1] / 255.0 : 1;
        return value * alpha + 255 * (1 - alpha);
    }
}
