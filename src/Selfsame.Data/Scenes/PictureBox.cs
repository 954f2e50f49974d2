namespace Selfsame.Data.Scenes;

/// <summary>A rectangle of whole pixels; empty (width 0) where nothing is seen.</summary>
/// <param name="Left">The first column.</param>
/// <param name="Top">The first row.</param>
/// <param name="Width">The number of columns.</param>
/// <param name="Height">The number of rows.</param>
public readonly record struct PictureBox(int Left, int Top, int Width, int Height)
{
    /// <summary>Whether there is no pixel inside.</summary>
    public bool IsEmpty => Width == 0;

    /// <summary>The smallest box around the pixels of a mask that have a value.</summary>
    /// <param name="mask">One byte for each pixel, row by row.</param>
    /// <param name="width">The width of the mask.</param>
    /// <param name="value">The value looked for.</param>
    public static PictureBox Around(ReadOnlySpan<byte> mask, int width, byte value)
    {
        var (left, right, top, bottom) = (width, -1, -1, -1);
        for (var row = 0; row * width < mask.Length; row++)
        {
            var line = mask.Slice(row * width, width);
            var first = line.IndexOf(value);
            if (first < 0)
            {
                continue;
            }

            top = top < 0 ? row : top;
            bottom = row;
            left = Math.Min(left, first);
            right = Math.Max(right, line.LastIndexOf(value));
        }

        return right < 0 ? default : new PictureBox(left, top, right - left + 1, bottom - top + 1);
    }
}
