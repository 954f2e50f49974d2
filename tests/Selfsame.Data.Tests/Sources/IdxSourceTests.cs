using System.Buffers.Binary;
using System.IO.Compression;
using Selfsame.Data.Sources;

namespace Selfsame.Data.Tests.Sources;

public sealed class IdxSourceTests
{
    [Fact]
    public void Open_FolderOfMnistNames_ChoosesTheSplit()
    {
        using var folder = Mnist();
        var train = IdxSource.Open(folder.Path);
        var test = PictureSources.Open($"idx:{folder.Path}?split=test");

        Assert.Equal((3, 2), (train.Count, test.Count));
        Assert.Equal([2, 0, 1], Enumerable.Range(0, 3).Select(train.Label));
        Assert.Equal(["0", "1", "2"], train.Classes);
        Assert.Equal("train-images-idx3-ubyte/00002", train.Identity(2));
        Assert.True(train.IsDecoded);
    }

    [Fact]
    public void Read_Picture_GivesTheBytesOfItsRecord()
    {
        using var folder = Mnist();
        using var picture = IdxSource.Open(folder.Path).Read(1);

        Assert.Equal((3, 2, 1), (picture.Width, picture.Height, picture.Channels));
        Assert.Equal([6, 7, 8, 9, 10, 11], picture.Bytes.ToArray());
    }

    [Fact]
    public void Open_CompressedFiles_ReadsTheSame()
    {
        using var plain = Mnist();
        using var packed = new PictureFolder()
            .WithBytes("train-images-idx3-ubyte.gz", Packed(Images(3)))
            .WithBytes("train-labels-idx1-ubyte.gz", Packed(Labels([2, 0, 1])));
        var (one, other) = (PictureSources.Open(plain.Path), PictureSources.Open(packed.Path));

        Assert.Equal(one.Read(2).Bytes.ToArray(), other.Read(2).Bytes.ToArray());
        Assert.Equal(one.Label(2), other.Label(2));
        Assert.Equal(one.Fingerprint, other.Fingerprint);
    }

    [Fact]
    public void Open_StartOfTheName_FindsTheFiles()
    {
        using var folder = Mnist();

        Assert.Equal(2, PictureSources.Open($"idx:{folder.Combine("t10k")}").Count);
        Assert.Equal(2, PictureSources.Open(folder.Combine("t10k-images-idx3-ubyte")).Count);
    }

    [Fact]
    public void Open_WithoutLabels_HasNoClasses()
    {
        using var folder = new PictureFolder().WithBytes("train-images-idx3-ubyte", Images(3));
        var source = IdxSource.Open(folder.Path);

        Assert.False(source.HasLabels);
        Assert.Equal(-1, source.Label(0));
    }

    [Fact]
    public void Open_ColourPictures_KeepsTheirChannels()
    {
        using var folder = new PictureFolder().WithBytes("x-idx4-ubyte", [.. Header(2, 1, 2, 3), .. Enumerable.Range(0, 12).Select(i => (byte)i)]);
        using var picture = IdxSource.Open(folder.Path).Read(1);

        Assert.Equal((2, 1, 3), (picture.Width, picture.Height, picture.Channels));
        Assert.Equal([6, 7, 8, 9, 10, 11], picture.Bytes.ToArray());
    }

    [Fact]
    public void Open_CutOffImages_SaysHowMuchIsMissing()
    {
        using var folder = new PictureFolder().WithBytes("train-images-idx3-ubyte", Images(3)[..^1]);

        OneLine.Error(() => IdxSource.Open(folder.Path), "train-images-idx3-ubyte", "cut off", "34", "33");
    }

    [Fact]
    public void Open_CutOffGzip_SaysSo()
    {
        using var folder = new PictureFolder().WithBytes("train-images-idx3-ubyte.gz", Packed(Images(3))[..^20]);

        OneLine.Error(() => IdxSource.Open(folder.Path), "train-images-idx3-ubyte.gz", "Fetch it again");
    }

    [Fact]
    public void Open_LabelsOfAnotherCount_IsRefused()
    {
        using var folder = new PictureFolder().WithBytes("train-images-idx3-ubyte", Images(3)).WithBytes("train-labels-idx1-ubyte", Labels([1, 2]));

        OneLine.Error(() => IdxSource.Open(folder.Path), "train-labels-idx1-ubyte", "2 labels", "3 pictures");
    }

    [Fact]
    public void Open_OtherFile_IsNoIdxFile()
    {
        using var folder = new PictureFolder().WithText("train-images-idx3-ubyte", "something else");

        OneLine.Error(() => IdxSource.Open(folder.Path), "is not an idx file");
    }

    [Fact]
    public void Open_Floats_IsRefused()
    {
        var bytes = Images(1);
        bytes[2] = 0x0D;
        using var folder = new PictureFolder().WithBytes("train-images-idx3-ubyte", bytes);

        OneLine.Error(() => IdxSource.Open(folder.Path), "0x0D", "only bytes");
    }

    [Fact]
    public void Open_FolderWithoutTestImages_SaysSo()
    {
        using var folder = new PictureFolder().WithBytes("train-images-idx3-ubyte", Images(3));

        OneLine.Error(() => IdxSource.Open(folder.Path, test: true), folder.Path, "no test images");
    }

    private static PictureFolder Mnist() => new PictureFolder()
        .WithBytes("train-images-idx3-ubyte", Images(3)).WithBytes("train-labels-idx1-ubyte", Labels([2, 0, 1]))
        .WithBytes("t10k-images-idx3-ubyte", Images(2)).WithBytes("t10k-labels-idx1-ubyte", Labels([1, 1]));

    private static byte[] Images(int count) => [.. Header(count, 2, 3), .. Enumerable.Range(0, count * 6).Select(i => (byte)i)];

    private static byte[] Labels(byte[] labels) => [.. Header(labels.Length), .. labels];

    private static byte[] Header(params int[] shape)
    {
        var header = new byte[4 + 4 * shape.Length];
        (header[2], header[3]) = (8, (byte)shape.Length);
        for (var i = 0; i < shape.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + 4 * i), shape[i]);
        }

        return header;
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionMode.Compress))
        {
            gzip.Write(bytes);
        }

        return stream.ToArray();
    }
}
