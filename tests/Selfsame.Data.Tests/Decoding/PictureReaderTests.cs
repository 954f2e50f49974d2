using System.Runtime.InteropServices;
using Selfsame.Data.Decoding;
using Selfsame.Data.Random;
using Selfsame.Data.Transforms;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Data.Tests.Decoding;

/// <summary>Parts of pictures are cut out of the file, and must be what is cut out of the picture.</summary>
public sealed class PictureReaderTests
{
    private static readonly string s_folder = RepositoryRoot.Combine("tests/fixtures/pictures");

    public static TheoryData<string> Files() =>
        [.. Directory.EnumerateFiles(s_folder).Select(file => Path.GetFileName(file)).Where(name => !name.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void ReadPart_OfEveryKind_IsBitEqualToTheWholeThere(string name)
    {
        AssertParts(Path.Combine(s_folder, name), 300);
    }

    [Fact]
    public void ReadPart_OfPhotographs_IsBitEqualToTheWholeThere()
    {
        // Large enough for many blocks, both ways, and odd sizes.
        foreach (var file in Directory.EnumerateFiles(SharedFiles.Data("coco_mini/images"), "*.jpg").Order(StringComparer.Ordinal).Take(12))
        {
            AssertParts(file, 12);
        }
    }

    [Theory]
    [InlineData("colour-420.jpg", true)]
    [InlineData("gray.jpg", true)]
    [InlineData("arithmetic.jpg", true)]
    [InlineData("cmyk.jpg", true)]
    [InlineData("progressive.jpg", false)]
    [InlineData("colour.png", false)]
    public void ReadPart_OnlyOfJpegOfOneScan_IsSmallerThanTheWhole(string name, bool isPart)
    {
        using var reader = PictureReader.Open(Path.Combine(s_folder, name));

        using var part = reader.ReadPart(new CropBox(3, 2, 5, 7));

        Assert.Equal(isPart, reader.ReadsParts);
        Assert.Equal(isPart ? (3, 2, 5, 7) : (0, 0, 29, 19), (part.Left, part.Top, part.Values.Width, part.Values.Height));
        Assert.Equal((29, 19), (part.WholeWidth, part.WholeHeight));
    }

    [Theory]
    [InlineData("colour-420.jpg")]
    [InlineData("arithmetic.jpg")]
    [InlineData("orientation-6.jpg")]
    public void ReadPart_OfAFileCutAnywhere_IsRefusedAsTheWholeIs(string name)
    {
        // Also where all that is missing lies below the part: which pictures are damaged must not depend on the crops drawn.
        var file = File.ReadAllBytes(Path.Combine(s_folder, name));
        var path = Path.Combine(Path.GetTempPath(), $"selfsame-{Guid.NewGuid():N}.jpg");
        try
        {
            for (var length = 0; length < file.Length - 4; length += 3)
            {
                File.WriteAllBytes(path, file.AsSpan(0, length));
                var error = Assert.Throws<DataException>(() => ReadCorner(path));
                Assert.DoesNotContain('\n', error.Message);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(-1, 0, 5, 5)]
    [InlineData(0, -1, 5, 5)]
    [InlineData(0, 0, 0, 5)]
    [InlineData(0, 0, 5, 0)]
    [InlineData(25, 0, 5, 5)]
    [InlineData(0, 15, 5, 5)]
    [InlineData(5, 5, int.MaxValue, 5)]
    public void ReadPart_NotWithinThePicture_IsRefused(int left, int top, int width, int height)
    {
        using var reader = PictureReader.Open(Path.Combine(s_folder, "colour-444.jpg"));

        Assert.Throws<ArgumentOutOfRangeException>(() => reader.ReadPart(new CropBox(left, top, width, height)));
    }

    [Fact]
    public void Open_OfNoFile_SaysSoInOneLine()
    {
        var error = Assert.Throws<DataException>(() => PictureReader.Open(Path.Combine(s_folder, "none.jpg")));

        Assert.Contains("none.jpg: cannot read the file", error.Message);
    }

    [Fact]
    public void Open_OfAFolder_SaysSoInOneLine()
    {
        var error = Assert.Throws<DataException>(() => PictureReader.Open(s_folder));

        Assert.StartsWith($"{s_folder}: cannot read the file: ", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65_000)]
    [InlineData(70_000)]
    [InlineData(3_000_000)]
    public void Open_OfAFileOfAnyLength_ReadsItAll(int more)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "a.jpg");
        var file = File.ReadAllBytes(Path.Combine(s_folder, "colour-444.jpg"));
        File.WriteAllBytes(path, [.. file, .. new byte[more]]);

        using var reader = PictureReader.Open(path);

        Assert.Equal(file.Length + more, reader.FileBytes);
        reader.Read().Dispose();
    }

    private static Span<byte> Raw(Picture picture) => picture.BitsPerChannel switch
    {
        8 => picture.Bytes,
        16 => MemoryMarshal.AsBytes(picture.Words),
        _ => MemoryMarshal.AsBytes(picture.Singles),
    };

    private static void ReadCorner(string path)
    {
        using var reader = PictureReader.Open(path);
        reader.ReadPart(new CropBox(0, 0, 4, 4)).Dispose();
    }

    private static void AssertParts(string path, int count)
    {
        using var whole = PictureFile.Read(path);
        var random = Philox.At(3, 0, whole.Width, 0, RandomPurpose.Evaluation);
        var pixel = whole.Channels * whole.BitsPerChannel / 8;
        for (var i = 0; i < count; i++)
        {
            var (width, height) = (1 + random.Next(whole.Width), 1 + random.Next(whole.Height));
            var box = new CropBox(random.Next(whole.Width - width + 1), random.Next(whole.Height - height + 1), width, height);
            using var reader = PictureReader.Open(path);

            using var part = reader.ReadPart(box);

            for (var y = 0; y < height; y++)
            {
                var expected = Raw(whole).Slice((((box.Top + y) * whole.Width) + box.Left) * pixel, width * pixel);
                var actual = Raw(part.Values).Slice((((box.Top + y - part.Top) * part.Values.Width) + box.Left - part.Left) * pixel, width * pixel);
                Assert.True(expected.SequenceEqual(actual), $"{path}, {box}: row {y} differs");
            }
        }
    }
}
