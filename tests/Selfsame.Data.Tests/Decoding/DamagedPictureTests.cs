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

        // Without its last two bytes, the end marker, a baseline JPEG still has all of its pixels; a few padding bits more may be missing too.
        var spare = name.EndsWith(".jpg", StringComparison.Ordinal) ? 4 : 0;
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

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("hello, this is a text", "begins with neither")]
    [InlineData("GIF89a and so on", "it is GIF")]
    [InlineData("BM and so on", "the bitmap's header is cut off")]
    [InlineData("P6 12 x", "the header needs a width, a height")]
    [InlineData("P5 3 2 70000 ", "the header needs a width, a height")]
    [InlineData("P6\n#a\n3 2 255\nabcdef", "the file ends before its last row")]
    [InlineData("P6 60000 60000 255 ", "the limit is 256 MiB")]
    [InlineData("P4 3 2 abc", "it is PNM of another kind")]
    public void Decode_WhatIsNoJpegOrPng_SaysWhatItIs(string text, string reason)
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
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(29), Crc(file.AsSpan(12, 17)));

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

    private static int StartOfFrame(ReadOnlySpan<byte> file) => file.IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return ~crc;
    }
}
