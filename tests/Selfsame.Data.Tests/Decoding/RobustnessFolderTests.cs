using System.Diagnostics;
using System.Text.Json;
using Selfsame.Data.Decoding;
using Selfsame.Data.Transforms;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Data.Tests.Decoding;

/// <summary>The set of odd and damaged files: each decodes as Pillow has it, or gives its one-line error.</summary>
public sealed class RobustnessFolderTests
{
    // Pillow lets these pass; they are damaged all the same: a bad Huffman code, a wrong check sum of the pixels, a file cut off at its end.
    private static readonly string[] s_refused = ["pillow/hopper_bad_exif.jpg", "pngsuite/xcsn0g01.png", "derived_images/trunc_143492.png"];

    // One has indices outside of its palette: black here, not so in Pillow. Pillow 9.4 loses its place in the others; OpenCV reads them as we do.
    private static readonly string[] s_different =
    [
        "pillow/bmp/b/pal8badindex.bmp", "pillow/bmp/g/pal4rle.bmp", "pillow/bmp/q/pal4rletrns.bmp", "pillow/bmp/q/pal8rletrns.bmp",
    ];

    [Fact]
    public void Read_EveryFile_DecodesOrSaysWhyInOneLine()
    {
        var root = SharedFiles.Data("robustness");
        var clock = Stopwatch.StartNew();
        var (decoded, refused) = (0, 0);
        foreach (var path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            clock.Restart();
            try
            {
                using var picture = PictureFile.Read(path);
                Assert.Equal(picture.Width, PictureFile.Inspect(path).Width);
                decoded++;
            }
            catch (DataException error)
            {
                Assert.DoesNotContain('\n', error.Message);
                Assert.StartsWith(path + ": ", error.Message);
                refused++;
            }

            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{path} took {clock.Elapsed}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{decoded} decoded, {refused} refused");
        Assert.InRange(decoded, 200, int.MaxValue);
    }

    [Fact]
    public void Read_WhatTheListOfDerivedPicturesSays_Holds()
    {
        var root = SharedFiles.Data("robustness/derived_images");
        foreach (var line in File.ReadLines(Path.Combine(root, "EXPECT.tsv")))
        {
            var (name, expected) = (line.Split('\t')[0], line.Split('\t')[1]);
            if (expected.StartsWith("valid", StringComparison.Ordinal) || expected.Contains("name", StringComparison.Ordinal))
            {
                using var picture = PictureFile.Read(Path.Combine(root, name));
            }
            else if (!expected.Contains("random bytes", StringComparison.Ordinal) && !expected.Contains("partial image", StringComparison.Ordinal))
            {
                Assert.Throws<DataException>(() => PictureFile.Read(Path.Combine(root, name)));
            }
        }
    }

    [Fact]
    public void Read_TheSuites_RefusesExactlyWhatTheirNamesSayIsCorrupt()
    {
        // PngSuite marks what is corrupt by an x; bmpsuite has folders of the good, the questionable and the bad.
        foreach (var path in Directory.EnumerateFiles(SharedFiles.Data("robustness/pngsuite"), "*.png"))
        {
            Assert.Equal((path, Path.GetFileName(path)[0] == 'x'), (path, IsRefused(path)));
        }

        foreach (var path in Directory.EnumerateFiles(SharedFiles.Data("robustness/pillow/bmp/g"), "*.bmp"))
        {
            Assert.False(IsRefused(path), path);
        }
    }

    [Fact]
    public void Decode_EveryFileInAProcessOfItsOwn_NeitherCrashesNorHangsNorTakes256MiB()
    {
        var files = Directory.EnumerateFiles(SharedFiles.Data("robustness"), "*", SearchOption.AllDirectories).ToArray();
        var lines = PictureCheck.Run(320, 5, files);

        Assert.Equal(files.Length, lines.Count);
        foreach (var line in lines)
        {
            Assert.True(line.Outcome is "decoded" or "refused", $"{line.File}: {line.Outcome}");
            Assert.True(line.PeakKibibytes < 256 << 10, $"{line.File} took {line.PeakKibibytes} KiB");
        }
    }

    [Fact]
    public void Read_EveryFileThatPillowReads_HasTheSamePixels()
    {
        var root = SharedFiles.Data("robustness");
        using var document = JsonDocument.Parse(File.ReadAllBytes(RepositoryRoot.Combine("tests/fixtures/pictures/robustness.json")));
        var canvas = new PictureCanvas();
        var compared = 0;
        foreach (var item in document.RootElement.GetProperty("files").EnumerateObject())
        {
            var path = Path.Combine(root, item.Name);
            if (!File.Exists(path) || s_different.Contains(item.Name))
            {
                continue;
            }

            if (s_refused.Contains(item.Name))
            {
                Assert.Throws<DataException>(() => PictureFile.Read(path));
                continue;
            }

            using var picture = PictureFile.Read(path);
            Assert.Equal((item.Name, item.Value.GetProperty("width").GetInt32(), item.Value.GetProperty("height").GetInt32()), (item.Name, picture.Width, picture.Height));
            canvas.Load(picture, PictureChannels.Rgb);
            using var colour = canvas.ToPicture();
            foreach (var pixel in item.Value.GetProperty("pixels").EnumerateArray())
            {
                var place = (pixel[1].GetInt32() * picture.Width) + pixel[0].GetInt32();
                for (var c = 0; c < 3; c++)
                {
                    // Two levels for other versions of libjpeg-turbo; 16-bit colour is rounded here and cut off by Pillow.
                    var difference = colour.Bytes[(place * 3) + c] - pixel[2 + c].GetInt32();
                    Assert.True(Math.Abs(difference) <= 2, $"{item.Name}: pixel {pixel[0]},{pixel[1]} channel {c} differs by {difference}");
                }
            }

            compared++;
        }

        Assert.InRange(compared, 200, int.MaxValue);
    }

    private static bool IsRefused(string path)
    {
        try
        {
            PictureFile.Read(path).Dispose();
            return false;
        }
        catch (DataException)
        {
            return true;
        }
    }
}
