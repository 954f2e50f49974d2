using Selfsame.Data.Decoding;
using Xunit;

namespace Selfsame.Data.Tests.Decoding;

public sealed class ContactSheetTests
{
    [Fact]
    public void Compose_LaysPicturesOutInRows()
    {
        using var red = Filled(2, 2, [255, 0, 0]);
        using var gray = Filled(2, 2, [40]);
        using var green = Filled(1, 1, [0, 200, 0, 255]);

        using var sheet = ContactSheet.Compose([red, gray, green], new ContactSheetOptions { Columns = 2, Gap = 1, Scale = 2, GapAfterFirstColumn = 3 });

        // 1 gap, 4 pixels, 1 gap and 3 more, 4 pixels, 1 gap; two rows of 4 pixels.
        Assert.Equal((14, 11, 3), (sheet.Width, sheet.Height, sheet.Channels));
        Assert.Equal((255, 0, 0), Pixel(sheet, 1, 1));
        Assert.Equal((255, 255, 255), Pixel(sheet, 5, 1));
        Assert.Equal((40, 40, 40), Pixel(sheet, 9, 4));
        Assert.Equal((255, 255, 255), Pixel(sheet, 1, 6));
        Assert.Equal((0, 200, 0), Pixel(sheet, 2, 7));
    }

    [Fact]
    public void Compose_WithAlpha_ShowsThePaper()
    {
        using var clear = Filled(1, 1, [10, 20, 30, 0]);

        using var sheet = ContactSheet.Compose([clear], new ContactSheetOptions { Background = 90 });

        Assert.Equal((90, 90, 90), Pixel(sheet, 4, 4));
    }

    [Fact]
    public void Compose_OfNothing_IsRefused() => Assert.Throws<ArgumentException>(() => ContactSheet.Compose([]));

    private static Picture Filled(int width, int height, byte[] pixel)
    {
        var picture = Picture.Create(width, height, pixel.Length);
        for (var i = 0; i < picture.Bytes.Length; i++)
        {
            picture.Bytes[i] = pixel[i % pixel.Length];
        }

        return picture;
    }

    private static (int Red, int Green, int Blue) Pixel(Picture picture, int x, int y)
    {
        var at = ((y * picture.Width) + x) * 3;
        return (picture.Bytes[at], picture.Bytes[at + 1], picture.Bytes[at + 2]);
    }
}
