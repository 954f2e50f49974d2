using System.Buffers.Binary;
using System.Text;
using Selfsame.Data.Decoding;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Data.Tests.Decoding;

/// <summary>Headers that promise nothing, or far more than there is: refused with one line, before anything is allocated.</summary>
public sealed class HollowPictureTests
{
    private static readonly string s_folder = RepositoryRoot.Combine("tests/fixtures/pictures");

    [Theory]
    [InlineData("gray.jpg")]
    [InlineData("gray.png")]
    [InlineData("gray.bmp")]
    [InlineData("gray.pgm")]
    [InlineData("colour-text.ppm")]
    [InlineData("one-bit.pbm")]
    [InlineData("gray.tif")]
    [InlineData("tiles.tif")]
    [InlineData("colour-jpeg.tif")]
    [InlineData("colour.webp")]
    [InlineData("lossless.webp")]
    [InlineData("moving.webp")]
    public void Decode_OfZeroColumnsOrRows_IsRefused(string name)
    {
        foreach (var (width, height) in new[] { (0, 19), (29, 0), (0, 0) })
        {
            var file = Resized(name, width, height);

            var error = Assert.Throws<DataException>(() => PictureFile.Decode(file, name));

            Assert.StartsWith(name + ": ", error.Message);
            Assert.DoesNotContain('\n', error.Message);
        }
    }

    [Theory]
    [InlineData("gray.jpg")]
    [InlineData("gray.png")]
    [InlineData("gray.bmp")]
    [InlineData("gray.pgm")]
    [InlineData("colour-text.ppm")]
    [InlineData("one-bit.pbm")]
    [InlineData("gray.tif")]
    [InlineData("colour-jpeg.tif")]
    [InlineData("moving.webp")]
    public void Decode_Of60000By60000_IsTooLargeAndAllocatesNothing(string name)
    {
        var file = Resized(name, 60_000, 60_000);
        Assert.Throws<DataException>(() => PictureFile.Decode(file, "warm up"));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var error = Assert.Throws<DataException>(() => PictureFile.Decode(file, name));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Assert.Contains("picture too large: 60000 x 60000", error.Message);
    }

    [Fact]
    public void Open_OfFilesThatPromiseTooMuch_TakesNoMemoryInTheDecodersEither()
    {
        // A moving picture is left out at the smaller size: a small first frame on a large ground is a picture.
        string[] names = ["gray.jpg", "gray.png", "gray.bmp", "gray.pgm", "colour-text.ppm", "gray.tif", "tiles.tif", "colour-deflate.tif", "moving.webp"];
        using var folder = new TemporaryFolder();
        var files = names.SelectMany(name => new[] { 3_000, 60_000 }.Select(side =>
        {
            var path = Path.Combine(folder.Path, $"{side}-{name}");
            File.WriteAllBytes(path, Resized(name, side, side));
            return path;
        })).Where(path => !path.EndsWith("3000-moving.webp", StringComparison.Ordinal)).ToArray();

        foreach (var line in PictureCheck.Run(320, 5, files))
        {
            Assert.Equal((line.File, "refused"), (line.File, line.Outcome));

            // What fits the limit may be taken before the file turns out to be hollow; what does not, may not.
            Assert.InRange(line.PeakKibibytes, 0, line.File.Contains("60000", StringComparison.Ordinal) ? 16 << 10 : 64 << 10);
        }
    }

    // The file with another size in its header, and all check sums right.
    private static byte[] Resized(string name, int width, int height)
    {
        var file = File.ReadAllBytes(Path.Combine(s_folder, name));
        switch (Path.GetExtension(name))
        {
            case ".jpg":
                var frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 5;
                BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame), (ushort)height);
                BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 2), (ushort)width);
                return file;
            case ".png":
                BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), width);
                BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), height);
                BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(29), Checksum.Of(file.AsSpan(12, 17)));
                return file;
            case ".bmp":
                BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), width);
                BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), height);
                return file;
            case ".tif":
                SetTag(file, 256, width);
                SetTag(file, 257, height);
                return file;
            case ".webp":
                return ResizedWebP(file, width, height);
            default:
                // A text whose first "29 19" is the size.
                var at = file.AsSpan().IndexOf("29 19"u8);
                return [.. file.AsSpan(0, at), .. Encoding.ASCII.GetBytes($"{width} {height}"), .. file.AsSpan(at + 5)];
        }
    }

    private static byte[] ResizedWebP(byte[] file, int width, int height)
    {
        var lossy = file.AsSpan().IndexOf("VP8 "u8);
        var lossless = file.AsSpan().IndexOf("VP8L"u8);
        var extended = file.AsSpan().IndexOf("VP8X"u8);
        if (extended >= 0)
        {
            // Each is kept less one, so that a zero cannot even be written: it becomes the largest size instead.
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(extended + 12), (width - 1) & 0xFFFFFF);
            var high = (height - 1) & 0xFFFFFF;
            (file[extended + 15], file[extended + 16], file[extended + 17]) = ((byte)high, (byte)(high >> 8), (byte)(high >> 16));
        }
        else if (lossy >= 0)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(lossy + 14), (ushort)width);
            BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(lossy + 16), (ushort)height);
        }
        else
        {
            var rest = BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(lossless + 9)) & 0xF0000000;
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(lossless + 9), rest | ((uint)(width - 1) & 0x3FFF) | (((uint)(height - 1) & 0x3FFF) << 14));
        }

        return file;
    }

    private static void SetTag(byte[] file, int tag, int value)
    {
        var directory = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4));
        for (var entry = directory + 2; ; entry += 12)
        {
            if (BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(entry)) == tag)
            {
                // As a long number, whatever it was.
                BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(entry + 2), 4);
                BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(entry + 8), value);
                return;
            }
        }
    }
}
