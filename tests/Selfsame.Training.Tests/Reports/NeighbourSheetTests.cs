using Selfsame.Data.Decoding;
using Selfsame.Training.Reports;
using Xunit;

namespace Selfsame.Training.Tests.Reports;

public sealed class NeighbourSheetTests
{
    [Fact]
    public void ToPng_QueryAndNeighbours_FramesThemByClass()
    {
        var gray = Picture.Create(4, 4, 1);
        gray.Bytes.Fill(100);
        var png = NeighbourSheet.ToPng([new NeighbourRow(gray, [new NeighbourPicture(gray, true), new NeighbourPicture(gray, false)])], 20);
        using var sheet = PictureFile.Decode(png, "sheet");
        Assert.Equal(3, sheet.Channels);
        var colours = new List<(byte, byte, byte)>();
        var row = sheet.Height / 2 * sheet.Width * 3;
        for (var x = 0; x < sheet.Width; x++)
        {
            var colour = (sheet.Bytes[row + 3 * x], sheet.Bytes[row + 3 * x + 1], sheet.Bytes[row + 3 * x + 2]);
            if (colours.Count == 0 || colours[^1] != colour) colours.Add(colour);
        }
        (byte, byte, byte) white = (255, 255, 255), inside = (100, 100, 100), blue = (47, 95, 208), green = (43, 154, 128), orange = (210, 96, 58);
        Assert.Equal([white, blue, inside, blue, white, green, inside, green, white, orange, inside, orange, white], colours);
    }
}
