using Selfsame.Data.Sources;

namespace Selfsame.Data.Tests.Sources;

public sealed class CifarSourceTests
{
    [Fact]
    public void Open_FolderOfTen_ReadsTheTrainingBatchesInOrder()
    {
        using var folder = Ten();
        var source = PictureSources.Open(folder.Path);

        Assert.Equal(5, source.Count);
        Assert.Equal([3, 4, 5, 6, 7], Enumerable.Range(0, 5).Select(source.Label));
        Assert.Equal("data_batch_2/00001", source.Identity(3));
        Assert.Equal("cat", source.Classes[3]);
        Assert.True(source is { HasLabels: true, IsDecoded: true });
    }

    [Fact]
    public void Open_TestSplit_ReadsTheTestBatch()
    {
        using var folder = Ten();

        Assert.Equal(1, PictureSources.Open($"cifar10:{folder.Path}?split=test").Count);
        Assert.Equal(1, PictureSources.Open(folder.Combine("test_batch.bin")).Count);
    }

    [Fact]
    public void Read_Planes_BecomeInterleavedPixels()
    {
        using var folder = Ten();
        using var picture = PictureSources.Open(folder.Path).Read(2);
        var record = Record([5], 5);

        Assert.Equal((32, 32, 3), (picture.Width, picture.Height, picture.Channels));
        for (var pixel = 0; pixel < 1024; pixel += 37)
        {
            Assert.Equal([record[1 + pixel], record[1025 + pixel], record[2049 + pixel]], picture.Bytes.Slice(3 * pixel, 3).ToArray());
        }
    }

    [Fact]
    public void Open_Hundred_HasFineOrCoarseLabels()
    {
        using var folder = new PictureFolder()
            .WithBytes("train.bin", [.. Record([4, 30], 1), .. Record([1, 99], 2)])
            .WithText("fine_label_names.txt", string.Join('\n', Enumerable.Range(0, 100).Select(i => $"fine{i}")))
            .WithText("coarse_label_names.txt", string.Join('\n', Enumerable.Range(0, 20).Select(i => $"coarse{i}")));
        var fine = PictureSources.Open(folder.Path);
        var coarse = PictureSources.Open($"cifar100:{folder.Path}?labels=coarse");

        Assert.Equal(("fine30", "fine99"), (fine.Classes[fine.Label(0)], fine.Classes[fine.Label(1)]));
        Assert.Equal(("coarse4", "coarse1"), (coarse.Classes[coarse.Label(0)], coarse.Classes[coarse.Label(1)]));
        Assert.Equal(fine.Read(1).Bytes.ToArray(), coarse.Read(1).Bytes.ToArray());
    }

    [Fact]
    public void Open_CutOffFile_SaysSo()
    {
        using var folder = new PictureFolder().WithBytes("data_batch_1.bin", Record([1], 1)[..^5]);

        OneLine.Error(() => PictureSources.Open(folder.Path), "data_batch_1.bin", "cut off", "3,068", "3,073");
    }

    [Fact]
    public void Open_LabelThatIsNone_SaysWhere()
    {
        using var folder = new PictureFolder().WithBytes("data_batch_1.bin", [.. Record([1], 1), .. Record([10], 1)]);

        OneLine.Error(() => PictureSources.Open(folder.Path), "data_batch_1.bin", "record 1", "label 10");
    }

    [Fact]
    public void Open_FolderWithoutTheFiles_NamesThem()
    {
        using var folder = new PictureFolder().WithText("a.txt", "");

        OneLine.Error(() => PictureSources.Open($"cifar10:{folder.Path}"), folder.Path, "data_batch_1.bin");
    }

    private static PictureFolder Ten() => new PictureFolder()
        .WithBytes("data_batch_1.bin", [.. Record([3], 3), .. Record([4], 4)])
        .WithBytes("data_batch_2.bin", [.. Record([5], 5), .. Record([6], 6)])
        .WithBytes("data_batch_3.bin", Record([7], 7))
        .WithBytes("test_batch.bin", Record([8], 8));

    private static byte[] Record(byte[] labels, int seed) => [.. labels, .. Enumerable.Range(0, 3072).Select(i => (byte)(i * 7 + i / 256 + seed))];
}
