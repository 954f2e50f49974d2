using Selfsame.Data.Decoding;
using Selfsame.Training.Sheets;
using Xunit;

namespace Selfsame.Training.Tests.Sheets;

public sealed class CaptionedSheetTests
{
    [Fact]
    public void ToPng_PicturesOfAnyShape_AreWholeAndCentred()
    {
        using var wide = Filled(400, 100, 3, 90);
        using var gray = Filled(16, 16, 1, 30);
        using var sheet = Decoded(new CaptionedSheet(2).ToPng([new SheetRow(null, [new SheetPicture(wide, []), new SheetPicture(gray, []), new SheetPicture(null, [])])]));
        const int First = 10 + 4;                                              // gap and frame
        Assert.Equal(255, At(sheet, First + 64, First + 10));                  // white above what is wide
        Assert.Equal(90, At(sheet, First + 64, First + 64));
        Assert.Equal(30, At(sheet, First + 146, First));                       // repeated eight times, up to the edge
        Assert.Equal(225, At(sheet, First + 64, First + 146 + 64));            // a gray place in the second line
    }

    [Fact]
    public void ToPng_FramesAndWords_AreDrawn()
    {
        using var picture = Filled(32, 32, 3, 128);
        using var plain = Decoded(new CaptionedSheet(1).ToPng([new SheetRow(null, [new SheetPicture(picture, ["", ""])])]));
        using var sheet = Decoded(new CaptionedSheet(1).ToPng([new SheetRow(null, [new SheetPicture(picture, ["Ag", "a very long name indeed"], SheetFrame.Query)])]));
        Assert.Equal((plain.Width, plain.Height), (sheet.Width, sheet.Height));
        Assert.Equal((47, 255), (At(sheet, 11, 11), At(plain, 11, 11)));
        Assert.True(Dark(sheet, 150) > 30);
        Assert.Equal(0, Dark(plain, 150));
    }

    [Fact]
    public void ToPng_AnythingAUserMayWrite_IsDrawn()
    {
        var signs = new string([.. Enumerable.Range(32, 95).Select(code => (char)code), '\u00e9', '\u4e2d']);
        using var picture = Filled(8, 8, 3, 128);
        foreach (var sign in signs)
        {
            using var sheet = Decoded(new CaptionedSheet(1).ToPng([new SheetRow(sign.ToString(), [new SheetPicture(picture, [])])]));
            Assert.Equal(sign != ' ', Dark(sheet, 0, 30) > 0);
        }
    }

    [Fact]
    public void ToPng_LongNames_AreToldApartByTheirEnds()
    {
        using var picture = Filled(8, 8, 3, 128);
        byte[] Sheet(string name) => new CaptionedSheet(1).ToPng([new SheetRow(null, [new SheetPicture(picture, [name])])]);

        Assert.NotEqual(Sheet("automobile-0001.png"), Sheet("automobile-0002.png"));
        Assert.NotEqual(Sheet("automobile-0001.png"), Sheet("helicopter-0001.png"));
        Assert.Equal(Sheet("automobile-0001.png"), Sheet("au\u20260001.png"));
    }

    [Fact]
    public void ToPng_NoPictures_IsAnError() => Assert.Throws<ArgumentException>(() => new CaptionedSheet(3).ToPng([new SheetRow("nothing", [])]));

    private static Picture Filled(int width, int height, int channels, byte value)
    {
        var picture = Picture.Create(width, height, channels);
        picture.Bytes.Fill(value);
        return picture;
    }

    private static Picture Decoded(byte[] png) => PictureFile.Decode(png, "sheet");

    private static int At(Picture picture, int x, int y) => picture.Bytes[((y * picture.Width) + x) * 3];

    private static int Dark(Picture picture, int from, int to = int.MaxValue) =>
        Enumerable.Range(from, Math.Min(to, picture.Height) - from).Sum(y => Enumerable.Range(0, picture.Width).Count(x => At(picture, x, y) == 40));
}
