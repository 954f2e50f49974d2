using Selfsame.Data.Decoding;

namespace Selfsame.Training.Reports;

/// <summary>Queries, each at the head of a row of its nearest neighbours; a frame says whether a neighbour is of the query's class.</summary>
public static class NeighbourSheet
{
    private const int Frame = 4;
    private const int Gap = 8;
    private const int AfterQuery = 28;
    private static readonly (byte, byte, byte) Right = (43, 154, 128);
    private static readonly (byte, byte, byte) Wrong = (210, 96, 58);
    private static readonly (byte, byte, byte) Query = (47, 95, 208);

    /// <summary>Draws the sheet.</summary>
    /// <param name="rows">One for each query; all with the same number of neighbours.</param>
    /// <param name="side">Side of each picture in pixels.</param>
    /// <returns>The bytes of a PNG file.</returns>
    public static byte[] ToPng(IReadOnlyList<NeighbourRow> rows, int side)
    {
        var cell = side + 2 * Frame;
        var columns = rows.Max(row => row.Neighbours.Count);
        var sheet = new PictureSheet(Gap + cell + AfterQuery + columns * (cell + Gap), Gap + rows.Count * (cell + Gap));
        for (var i = 0; i < rows.Count; i++)
        {
            var y = Gap + i * (cell + Gap);
            Put(sheet, rows[i].Query, Gap, y, side, Query);
            for (var j = 0; j < rows[i].Neighbours.Count; j++)
            {
                var neighbour = rows[i].Neighbours[j];
                Put(sheet, neighbour.Picture, Gap + cell + AfterQuery + j * (cell + Gap), y, side, neighbour.IsSameClass ? Right : Wrong);
            }
        }
        return sheet.ToPng();
    }

    private static void Put(PictureSheet sheet, Picture picture, int x, int y, int side, (byte, byte, byte) frame)
    {
        sheet.Fill(x, y, side + 2 * Frame, side + 2 * Frame, frame);
        sheet.Draw(picture, x + Frame, y + Frame, side);
    }
}
