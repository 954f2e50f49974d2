using Selfsame.Training.Reports;

namespace Selfsame.Training.Sheets;

/// <summary>Rows of pictures with words above and below them, as one PNG file.</summary>
/// <param name="columns">Pictures in a line, at least 1.</param>
public sealed class CaptionedSheet(int columns)
{
    /// <summary>Side of the square that a picture is fitted into, in pixels.</summary>
    public const int Side = 128;

    private const int Frame = 4;
    private const int Gap = 10;
    private const int AfterRow = 14;
    private const int Scale = 2;
    private const int Beginning = 2;
    private const int LineHeight = (SheetFont.Height + 1) * Scale;
    private const int Cell = Side + (2 * Frame);
    private static readonly (byte, byte, byte) Ink = (40, 44, 52);
    private static readonly (byte, byte, byte) Missing = (225, 225, 225);

    /// <summary>Draws the sheet.</summary>
    /// <param name="rows">At least one, with at least one picture together.</param>
    /// <returns>The bytes of a PNG file.</returns>
    /// <exception cref="ArgumentException">There are no pictures.</exception>
    public byte[] ToPng(IReadOnlyList<SheetRow> rows)
    {
        if (rows.Sum(row => row.Pictures.Count) == 0) throw new ArgumentException("A sheet needs at least one picture.", nameof(rows));
        var across = Math.Min(columns, rows.Max(row => row.Pictures.Count));
        var lettersOfHeadings = rows.Max(row => row.Heading?.Length ?? 0);
        var width = Math.Max(Gap + (across * (Cell + Gap)), (2 * Gap) + (lettersOfHeadings * Letter));
        var sheet = new PictureSheet(width, Gap + rows.Sum(row => Height(row, across)));
        var y = Gap;
        foreach (var row in rows)
        {
            Put(sheet, row, y, across);
            y += Height(row, across);
        }
        return sheet.ToPng();
    }

    private static int Letter => (SheetFont.Width + 1) * Scale;

    private static int Height(SheetRow row, int across) =>
        (row.Heading is null ? 0 : LineHeight + Gap) + (((row.Pictures.Count + across - 1) / across) * LineOfPictures(row)) + AfterRow;

    private static int LineOfPictures(SheetRow row) => Cell + Gap + (row.Pictures.Max(picture => (int?)picture.Lines.Count) ?? 0) * LineHeight;

    private static void Put(PictureSheet sheet, SheetRow row, int y, int across)
    {
        if (row.Heading is not null)
        {
            Write(sheet, row.Heading, Gap, y);
            y += LineHeight + Gap;
        }
        for (var i = 0; i < row.Pictures.Count; i++)
        {
            var (line, column) = Math.DivRem(i, across);
            Put(sheet, row.Pictures[i], Gap + (column * (Cell + Gap)), y + (line * LineOfPictures(row)));
        }
    }

    private static void Put(PictureSheet sheet, SheetPicture picture, int x, int y)
    {
        if (Colour(picture.Frame) is { } colour) sheet.Fill(x, y, Cell, Cell, colour);
        if (picture.Picture is null)
        {
            sheet.Fill(x + Frame, y + Frame, Side, Side, Missing);
        }
        else
        {
            using var small = Thumbnail.Of(picture.Picture, Side);
            sheet.Draw(small, x + Frame, y + Frame, Side);
        }
        for (var line = 0; line < picture.Lines.Count; line++) Write(sheet, Fitting(picture.Lines[line], Cell / Letter), x + Frame, y + Cell + 4 + (line * LineHeight));
    }

    // What tells names apart is mostly their end: a number, and the ending of the file.
    private static string Fitting(string text, int letters) => text.Length <= letters ? text : $"{text[..Beginning]}\u2026{text[^(letters - Beginning - 1)..]}";

    private static void Write(PictureSheet sheet, string text, int x, int y)
    {
        foreach (var sign in text)
        {
            var rows = SheetFont.Rows(sign);
            for (var row = 0; row < rows.Length; row++)
            {
                for (var column = 0; column < SheetFont.Width; column++)
                {
                    if ((rows[row] >> (SheetFont.Width - 1 - column) & 1) == 1) sheet.Fill(x + (column * Scale), y + (row * Scale), Scale, Scale, Ink);
                }
            }
            x += Letter;
        }
    }

    private static (byte, byte, byte)? Colour(SheetFrame frame) => frame switch
    {
        SheetFrame.Query => (47, 95, 208),
        SheetFrame.Same => (43, 154, 128),
        SheetFrame.Other => (210, 96, 58),
        _ => null,
    };
}
