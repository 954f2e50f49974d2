using System.Runtime.InteropServices;
using System.Text.Json;
using Selfsame.Data.Decoding;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Data.Tests.Decoding;

/// <summary>Small files of every kind (tests/fixtures/make_pictures.py) against the pixels that Pillow reads from them.</summary>
public sealed class PictureFileTests
{
    // Other versions of libjpeg-turbo may round differently; with Pillow's own version the difference is 0.
    private const int JpegTolerance = 2;

    private static readonly string s_folder = RepositoryRoot.Combine("tests/fixtures/pictures");

    public static TheoryData<string> Names()
    {
        using var document = Expected();
        return [.. document.RootElement.GetProperty("pictures").EnumerateObject().Select(item => item.Name)];
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_EveryKind_MatchesPillow(string name)
    {
        using var document = Expected();
        var expected = document.RootElement.GetProperty("pictures").GetProperty(name);

        using var picture = PictureFile.Read(Path.Combine(s_folder, name));

        var bits = expected.GetProperty("bits").GetInt32();
        Assert.Equal(
            (expected.GetProperty("width").GetInt32(), expected.GetProperty("height").GetInt32(), expected.GetProperty("channels").GetInt32(), bits),
            (picture.Width, picture.Height, picture.Channels, picture.BitsPerChannel));
        var pixels = expected.GetProperty("pixels").GetBytesFromBase64();
        if (bits > 8)
        {
            // Not a bit may differ, of single precision numbers either.
            Assert.Equal(pixels, bits == 16 ? MemoryMarshal.AsBytes(picture.Words) : MemoryMarshal.AsBytes(picture.Singles));
            return;
        }

        var tolerance = name.EndsWith(".jpg", StringComparison.Ordinal) || name == "colour-jpeg.tif" ? JpegTolerance : 0;
        for (var i = 0; i < pixels.Length; i++)
        {
            Assert.InRange(picture.Bytes[i] - pixels[i], -tolerance, tolerance);
        }
    }

    [Theory]
    [InlineData("colour-420.jpg")]
    [InlineData("colour-422.jpg")]
    [InlineData("colour-444.jpg")]
    [InlineData("gray.jpg")]
    [InlineData("optimised.jpg")]
    [InlineData("orientation-6.jpg")]
    public void Read_AgainAndAfterOthers_GivesTheSamePixels(string name)
    {
        // Tables of codes are kept from one JPEG to the next, and more is made of those that come again.
        var path = Path.Combine(s_folder, name);
        using var first = PictureFile.Read(path);
        using var second = PictureFile.Read(path);
        using var other = PictureFile.Read(Path.Combine(s_folder, name == "optimised.jpg" ? "colour-422.jpg" : "optimised.jpg"));
        using var third = PictureFile.Read(path);

        Assert.Equal(first.Bytes, second.Bytes);
        Assert.Equal(first.Bytes, third.Bytes);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Inspect_EveryKind_AgreesWithTheDecodedPicture(string name)
    {
        var path = Path.Combine(s_folder, name);
        using var picture = PictureFile.Read(path);

        var info = PictureFile.Inspect(path);

        var format = Path.GetExtension(name) switch
        {
            ".jpg" => PictureFormat.Jpeg,
            ".bmp" => PictureFormat.Bmp,
            ".pbm" or ".pgm" or ".ppm" => PictureFormat.Pnm,
            ".webp" => PictureFormat.WebP,
            ".tif" => PictureFormat.Tiff,
            _ => PictureFormat.Png,
        };
        Assert.Equal(new PictureInfo(format, picture.Width, picture.Height, picture.Channels, picture.BitsPerChannel), info);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void WritePng_AndRead_GivesTheSamePixels(int channels)
    {
        using var folder = new TemporaryFolder();
        using var picture = Picture.Create(13, 7, channels);
        for (var i = 0; i < picture.Bytes.Length; i++)
        {
            picture.Bytes[i] = (byte)((i * 37) + (i / 11));
        }

        var path = Path.Combine(folder.Path, "made.png");
        PictureFile.WritePng(path, picture);

        using var read = PictureFile.Read(path);
        Assert.Equal((13, 7, channels), (read.Width, read.Height, read.Channels));
        Assert.Equal(picture.Bytes, read.Bytes);
    }

    [Fact]
    public void WritePng_WhereNoFolderIs_SaysWhere()
    {
        using var picture = Picture.Create(1, 1, 1);

        var error = Assert.Throws<DataException>(() => PictureFile.WritePng("/no/such/folder/a.png", picture));

        Assert.StartsWith("/no/such/folder/a.png: ", error.Message);
    }

    [Fact]
    public void EncodePng_Of16Bits_IsRefused()
    {
        using var picture = Picture.Create(2, 2, 1, 16);

        Assert.Throws<ArgumentException>(() => PictureFile.EncodePng(picture));
    }

    [Fact]
    public void CodecVersions_NameEveryLibrary()
    {
        Assert.Matches(@"^libjpeg[-a-z]* [0-9.]+, libpng [0-9.]+, libwebp [0-9.]+, libtiff [0-9.]+$", PictureFile.CodecVersions);
    }

    private static JsonDocument Expected() => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(s_folder, "pictures.json")));
}
