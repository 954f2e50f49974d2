namespace Selfsame.Data.Decoding;

/// <summary>Many pictures on one sheet, row by row.</summary>
public static class ContactSheet
{
    /// <summary>
    /// Lays pictures out on one RGB sheet. Each cell has the size of the largest picture; smaller ones are centred. Gray is repeated, alpha is laid
    /// over the paper, and of more than four channels the first three are shown.
    /// </summary>
    /// <exception cref="ArgumentException">There are no pictures.</exception>
    public static Picture Compose(IReadOnlyList<Picture> pictures, ContactSheetOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        options ??= new ContactSheetOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Scale, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Gap);
        ArgumentOutOfRangeException.ThrowIfNegative(options.GapAfterFirstColumn);
        if (pictures.Count == 0)
        {
            throw new ArgumentException("A contact sheet needs at least one picture.", nameof(pictures));
        }

        var columns = Math.Min(options.Columns, pictures.Count);
        var rows = (pictures.Count + columns - 1) / columns;
        var cellWidth = pictures.Max(picture => picture.Width) * options.Scale;
        var cellHeight = pictures.Max(picture => picture.Height) * options.Scale;
        var afterFirst = columns > 1 ? options.GapAfterFirstColumn : 0;
        var sheet = Picture.Create(
            (columns * (cellWidth + options.Gap)) + options.Gap + afterFirst, (rows * (cellHeight + options.Gap)) + options.Gap, 3);
        sheet.Bytes.Fill(options.Background);
        for (var i = 0; i < pictures.Count; i++)
        {
            var (row, column) = Math.DivRem(i, columns);
            var left = options.Gap + (column * (cellWidth + options.Gap)) + (column > 0 ? afterFirst : 0);
            var top = options.Gap + (row * (cellHeight + options.Gap));
            var picture = pictures[i];
            left += (cellWidth - (picture.Width * options.Scale)) / 2;
            top += (cellHeight - (picture.Height * options.Scale)) / 2;
            Place(picture, sheet, left, top, options);
        }

        return sheet;
    }

    private static void Place(Picture picture, Picture sheet, int left, int top, ContactSheetOptions options)
    {
        var target = sheet.Bytes;
        for (var y = 0; y < picture.Height * options.Scale; y++)
        {
            var to = (((top + y) * sheet.Width) + left) * 3;
            for (var x = 0; x < picture.Width * options.Scale; x++, to += 3)
            {
                var from = (((y / options.Scale) * picture.Width) + (x / options.Scale)) * picture.Channels;
                var hasColour = picture.Channels >= 3;
                var alpha = picture.Channels switch
                {
                    2 => Value(picture, from + 1),
                    4 => Value(picture, from + 3),
                    _ => 255,
                };
                for (var c = 0; c < 3; c++)
                {
                    var value = Value(picture, hasColour ? from + c : from);
                    target[to + c] = (byte)(((value * alpha) + (options.Background * (255 - alpha)) + 127) / 255);
                }
            }
        }
    }

    private static int Value(Picture picture, int index) => picture.BitsPerChannel switch
    {
        8 => picture.Bytes[index],
        16 => (picture.Words[index] + 128) / 257,
        _ => (int)((Math.Clamp(picture.Singles[index], 0, 1) * 255) + 0.5f),
    };
}
