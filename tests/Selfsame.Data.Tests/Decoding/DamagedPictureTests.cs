using Selfsame.Data.Decoding;
using Selfsame.Data.Random;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Data.Tests.Decoding;

public sealed class DamagedPictureTests
{
    private static readonly string s_folder = RepositoryRoot.Combine("tests/fixtures/pictures");

    public static TheoryData<string> Files() =>
        [.. Directory.EnumerateFiles(s_folder).Select(file => Path.GetFileName(file)).Where(name => !name.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Decode_CutAnywhere_IsDamaged(string name)
    {
        var file = File.ReadAllBytes(Path.Combine(s_folder, name));

        var spare = Spare(name);
        for (var length = 0; length < file.Length - spare; length++)
        {
            var error = Assert.Throws<DataException>(() => PictureFile.Decode(file.AsSpan(0, length), name));
            Assert.DoesNotContain('\n', error.Message);
            Assert.StartsWith(name + ": ", error.Message);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Decode_RandomlyChanged_GivesAPictureOrAnError(string name)
    {
        var file = File.ReadAllBytes(Path.Combine(s_folder, name));
        for (var trial = 0; trial < 300; trial++)
        {
            var random = Philox.At(1, trial, 0, 0, RandomPurpose.Evaluation);
            var changed = (byte[])file.Clone();
            for (var count = random.Next(8); count >= 0; count--)
            {
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            }

            try
            {
                PictureFile.Decode(changed, name, 16 << 20).Dispose();
            }
            catch (DataException error)
            {
                Assert.DoesNotContain('\n', error.Message);
            }
        }
    }

    // libpng would take memory for the whole chunk first.
    [Fact]
    public void Decode_ExifLongerThanTheFile_IsCutOff()
    {
        byte[] file =
        [
            0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10,
            0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 0, 4, 0, 0, 0, 4, 1, 3, 0, 0, 1, 0xe4, 0x38, 0x3c, 0xab,
            0x5f, 0, 0, 0, (byte)'e', (byte)'X', (byte)'I', (byte)'f', 4, 4, 4, 0x8b, 0x99,
        ];

        Assert.Contains("the file ends too early", Assert.Throws<DataException>(() => PictureFile.Decode(file, "a.png")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("hello, this is a text", "begins with the signature of none")]
    [InlineData("GIF89a and so on", "it is GIF")]
    [InlineData("BM and so on", "the bitmap's header is cut off")]
    [InlineData("P6 12 x", "the header needs a width, a height")]
    [InlineData("P5 3 2 70000 ", "the header needs a width, a height")]
    [InlineData("P6\n#a\n3 2 255\nabcdef", "the file ends before its last row")]
    [InlineData("P6 60000 60000 255 ", "the limit is 256 MiB")]
    [InlineData("P4 9 2 abc", "the file ends before its last row")]
    [InlineData("P1 3 2 10101", "the file ends before its last row")]
    [InlineData("P1 3 2 101012", "value 6 is no number from 0 to 1")]
    [InlineData("P2 2 1 255 7 256", "value 2 is no number from 0 to 255")]
    [InlineData("P2 2 1 255 -7 25", "value 1 is no number from 0 to 255")]
    [InlineData("P3 1 1 9 1 2", "the file ends before its last row")]
    [InlineData("P1 60000 60000 ", "the limit is 256 MiB")]
    [InlineData("P7\nWIDTH 2", "it is PAM or PFM")]
    [InlineData("RIFF\u0009\0\0\0WEBPVP8 ", "the file has 16 of its 17 bytes")]
    [InlineData("RIFF\u0008\0\0\0WEBPVP8 ", "the WebP container is corrupt")]
    [InlineData("II*\0 and so on", "TIFF directory")]
    public void Decode_WhatIsNoPicture_SaysWhatItIs(string text, string reason)
    {
        var error = Assert.Throws<DataException>(() => PictureFile.Decode(System.Text.Encoding.ASCII.GetBytes(text), "a.jpg"));

        Assert.StartsWith("a.jpg: ", error.Message);
        Assert.Contains(reason, error.Message);
    }

    [Fact]
    public void Read_OfAMissingFile_SaysWhich()
    {
        var error = Assert.Throws<DataException>(() => PictureFile.Read("/no/such/picture.png"));

        Assert.StartsWith("/no/such/picture.png: ", error.Message);
    }

    [Fact]
    public void Decode_OfTwelveBitJpeg_IsRefusedClearly()
    {
        var file = File.ReadAllBytes(Path.Combine(s_folder, "gray.jpg"));
        file[StartOfFrame(file) + 4] = 12;

        var error = Assert.Throws<DataException>(() => PictureFile.Decode(file, "twelve.jpg"));

        Assert.Contains("not supported", error.Message);
        Assert.Contains("precision 12", error.Message);
    }

    [Fact]
    public void Decode_OfAHugeJpegHeader_AllocatesNothing()
    {
        var file = File.ReadAllBytes(Path.Combine(s_folder, "colour-420.jpg"));
        var size = StartOfFrame(file) + 5;
        (file[size], file[size + 1], file[size + 2], file[size + 3]) = (0xEA, 0x60, 0xEA, 0x60);
        PictureFile.Inspect(File.ReadAllBytes(Path.Combine(s_folder, "gray.jpg")), "warm up");
        var before = GC.GetAllocatedBytesForCurrentThread();

        var error = Assert.Throws<DataException>(() => PictureFile.Decode(file, "huge.jpg"));

        Assert.Contains("60000 x 60000", error.Message);
        Assert.Contains("too large", error.Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Decode_OfAPngThatCannotHoldItsSize_IsRefusedBeforeAllocation()
    {
        var file = File.ReadAllBytes(Path.Combine(s_folder, "gray.png"));

        // 8000 x 8000 fits the memory limit, yet not into a file this short. The checksum of the header is made to fit.
        byte[] side = [0, 0, 0x1F, 0x40];
        side.CopyTo(file, 16);
        side.CopyTo(file, 20);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(29), Checksum.Of(file.AsSpan(12, 17)));

        var error = Assert.Throws<DataException>(() => PictureFile.Decode(file, "hollow.png"));

        Assert.Contains("cannot be in", error.Message);
    }

    [Fact]
    public void Decode_OnManyThreads_GivesEachItsOwnError()
    {
        var whole = File.ReadAllBytes(Path.Combine(s_folder, "colour-420.jpg"));
        var huge = (byte[])whole.Clone();
        huge[StartOfFrame(huge) + 5] = 0xEA;
        huge[StartOfFrame(huge) + 7] = 0xEA;
        var cut = whole[..200];

        Parallel.For(0, 2000, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            switch (i % 3)
            {
                case 0:
                    using (var picture = PictureFile.Decode(whole, "whole"))
                    {
                        Assert.Equal(29, picture.Width);
                    }

                    break;
                case 1:
                    Assert.Contains("damaged", Assert.Throws<DataException>(() => PictureFile.Decode(cut, "cut")).Message);
                    break;
                default:
                    Assert.Contains("too large", Assert.Throws<DataException>(() => PictureFile.Decode(huge, "huge")).Message);
                    break;
            }
        });
    }

    // Bytes at the end that a picture does without.
    private static int Spare(string name) => Path.GetExtension(name) switch
    {
        // The end marker of a baseline JPEG, and a few padding bits.
        ".jpg" => 4,

        // Text: a last number that has lost a digit is a number still.
        _ when name.Contains("-text.", StringComparison.Ordinal) => 4,

        // Where the next page would be, or the next page itself.
        ".tif" when name == "one-bit.tif" => 4,
        ".tif" when name == "pages.tif" => 1967,
        _ => 0,
    };

    private static int StartOfFrame(ReadOnlySpan<byte> file) => file.IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
}
