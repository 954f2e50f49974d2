using System.Formats.Tar;
using System.IO.Compression;
using Selfsame.Data.Sources;

namespace Selfsame.Data.Tests.Sources;

public sealed class TarSourceTests
{
    [Fact]
    public void Open_Shards_ReadsTheirPicturesInOrder()
    {
        using var folder = new PictureFolder()
            .WithShard("b.tar", ("2.png", Shards.Png(7)), ("1.png", Shards.Png(6)))
            .WithShard("a.tar", ("x/1.cls", Shards.Text("0")), ("x/1.png", Shards.Png(5)));
        var source = PictureSources.Open($"tar:{folder.Path}");

        Assert.IsType<TarSource>(source);
        Assert.Equal(["a.tar/x/1.png", "b.tar/2.png", "b.tar/1.png"], Enumerable.Range(0, 3).Select(source.Identity));
        Assert.Equal([5, 7, 6], Enumerable.Range(0, 3).Select(index => Width(source, index)));
        Assert.Equal([0, -1, -1], Enumerable.Range(0, 3).Select(source.Label));
        Assert.Equal(Shards.Png(7).Length, source.StoredBytes(1));
        Assert.False(source.HasLabels);
        Assert.Contains("3 pictures in 2 shards", source.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TarEntryFormat.V7, 60)]
    [InlineData(TarEntryFormat.Ustar, 140)]
    [InlineData(TarEntryFormat.Gnu, 300)]
    [InlineData(TarEntryFormat.Pax, 300)]
    public void Open_EveryFormat_KeepsLongNamesAndFindsTheBytes(TarEntryFormat format, int length)
    {
        var name = string.Join('/', Enumerable.Repeat(new string('n', 19), length / 20)) + "/é1.png";
        name = format is TarEntryFormat.V7 or TarEntryFormat.Ustar ? name.Replace('é', 'e') : name;
        using var folder = new PictureFolder().WithShard("a.tar", format, (name, Shards.Png(5, value: 9)), ("2.png", Shards.Png(6, value: 17)));
        var source = PictureSources.Open(folder.Combine("a.tar"));

        Assert.Equal($"a.tar/{name}", source.Identity(0));
        using var picture = source.Read(1);
        Assert.Equal((6, 17), (picture.Width, picture.Bytes[0]));
        Assert.Equal(5, Width(source, 0));
    }

    [Fact]
    public void Open_LabelFiles_GoClsBeforeJsonBeforeText()
    {
        using var folder = new PictureFolder().WithShard(
            "a.tar",
            ("1.txt", Shards.Text("not this")), ("1.json", Shards.Text("{\"label\": \"nor this\"}")), ("1.png", Shards.Png(5)), ("1.cls", Shards.Text("dog\n")),
            ("2.json", Shards.Text("{\"size\": 3, \"class\": \"cat\"}")), ("2.png", Shards.Png(5)), ("2.txt", Shards.Text("not this")),
            ("3.jpg", Shards.Png(5)), ("3.txt", Shards.Text("dog")), ("4.png", Shards.Png(5)), ("4.npy", [1, 2]));
        var source = PictureSources.Open(folder.Combine("*.tar"));

        Assert.Equal(["cat", "dog"], source.Classes);
        Assert.Equal([1, 0, 1, -1], Enumerable.Range(0, 4).Select(source.Label));
    }

    [Fact]
    public void Open_NumbersAsClasses_AreTakenAsTheyAreInAllShards()
    {
        using var folder = new PictureFolder()
            .WithShard("a.tar", ("1.cls", Shards.Text("3")), ("1.png", Shards.Png(5)))
            .WithShard("b.tar", ("1.png", Shards.Png(5)), ("1.cls", Shards.Text("0")));
        var source = PictureSources.Open($"tar:{folder.Combine("{a,b}.tar")}");

        Assert.Equal(["0", "1", "2", "3"], source.Classes);
        Assert.Equal([3, 0], Enumerable.Range(0, 2).Select(source.Label));
        Assert.True(source.HasLabels);
    }

    [Fact]
    public void Open_CaptionsAsTexts_AreNoClasses()
    {
        using var folder = new PictureFolder().WithShard("a.tar",
            ("1.png", Shards.Png(5)), ("1.txt", Shards.Text("a dog on a bench")), ("2.png", Shards.Png(5)), ("2.txt", Shards.Text("a bench on a dog")));

        Assert.Empty(PictureSources.Open(folder.Combine("a.tar")).Classes);
    }

    [Fact]
    public void Open_SeveralPicturesInASample_AsksWhichIsMeant()
    {
        using var folder = new PictureFolder().WithShard("a.tar", ("1.jpg", Shards.Png(5)), ("1.png", Shards.Png(6)), ("1.seg.png", Shards.Png(7)));

        OneLine.Error(() => PictureSources.Open(folder.Combine("a.tar")), "1.jpg and 1.png", "?picture=png");
        Assert.Equal(6, Width(PictureSources.Open($"tar:{folder.Combine("a.tar")}?picture=png"), 0));
        Assert.Equal(7, Width(PictureSources.Open($"tar:{folder.Combine("a.tar")}?picture=seg.png"), 0));
    }

    [Fact]
    public void Open_BracesThatCount_NameTheShards()
    {
        using var folder = new PictureFolder();
        for (var i = 8; i < 12; i++)
        {
            folder.WithShard($"train-{i:D3}.tar", ("1.png", Shards.Png(i)));
        }

        var source = PictureSources.Open($"tar:{folder.Combine("train-{009..011}.tar")}");
        Assert.Equal([9, 10, 11], Enumerable.Range(0, 3).Select(index => Width(source, index)));
        OneLine.Error(() => PictureSources.Open($"tar:{folder.Combine("train-{009..012}.tar")}"), "train-012.tar", "does not exist");
        OneLine.Error(() => PictureSources.Open($"tar:{folder.Combine("train-{9..a}.tar")}"), "{9..a}", "must count");
        OneLine.Error(() => PictureSources.Open($"tar:{folder.Combine("test-*.tar")}"), "holds no file test-*.tar");
        OneLine.Error(() => PictureSources.Open($"tar:{folder.Combine("*/a.tar")}"), "not in that of a folder");
    }

    [Fact]
    public void Open_CutOffInTheMiddleOfAPicture_SaysWhereAndHowManyAreWhole()
    {
        using var folder = new PictureFolder().WithShard("a.tar", ("1.png", Shards.Png(5)), ("2.png", Shards.Png(6)), ("3.png", Shards.Png(100, 100, 3)));
        var whole = File.ReadAllBytes(folder.Combine("a.tar"));
        var cut = (2 * (512 + 512)) + 512 + 20;
        folder.WithBytes("a.tar", whole[..cut]);

        OneLine.Error(
            () => PictureSources.Open(folder.Combine("a.tar")), folder.Combine("a.tar"), $"is cut off: it ends at byte {cut:N0}, in the middle of 3.png",
            "2 pictures before that are whole", "Fetch it again", "?damaged=keep");
        var kept = PictureSources.Open($"tar:{folder.Combine("a.tar")}?damaged=keep");
        Assert.Equal(2, kept.Count);
        Assert.Equal(6, Width(kept, 1));
        Assert.Contains("1 damaged", kept.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(511)]
    public void Open_CutOffInAHeader_SaysSo(int bytesOfHeader)
    {
        using var folder = new PictureFolder().WithShard("a.tar", ("1.png", Shards.Png(5)), ("2.png", Shards.Png(6)));
        folder.WithBytes("a.tar", File.ReadAllBytes(folder.Combine("a.tar"))[..(1024 + bytesOfHeader)]);

        OneLine.Error(() => PictureSources.Open(folder.Combine("a.tar")), $"byte {1024 + bytesOfHeader:N0}", "in the middle of a header", "1 picture before that is whole");
    }

    [Theory]
    [InlineData(TarEntryFormat.Gnu)]
    [InlineData(TarEntryFormat.Pax)]
    public void Open_CutOffAnywhere_NeverTakesAPictureThatIsNotWhole(TarEntryFormat format)
    {
        var png = Shards.Png(6);
        var name = new string('n', 120) + ".png";
        using var folder = new PictureFolder().WithShard("a.tar", format, ("1.png", png), (name, png), ("3.png", png));
        var whole = File.ReadAllBytes(folder.Combine("a.tar"));
        for (var length = 0; length < whole.Length; length += 37)
        {
            folder.WithBytes("cut.tar", whole[..length]);
            try
            {
                var source = PictureSources.Open($"tar:{folder.Combine("cut.tar")}?damaged=keep");
                Assert.InRange(source.Count, 1, 3);
                Assert.All(Enumerable.Range(0, source.Count), index => Assert.Equal(6, Width(source, index)));
            }
            catch (DataException error)
            {
                Assert.DoesNotContain('\n', error.Message);
                Assert.Contains("cut.tar", error.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Open_OnlyTheEndMarkerMissing_IsWhole()
    {
        using var folder = new PictureFolder().WithShard("a.tar", ("1.png", Shards.Png(5)));
        folder.WithBytes("a.tar", File.ReadAllBytes(folder.Combine("a.tar"))[..1024]);

        Assert.Equal(5, Width(PictureSources.Open(folder.Combine("a.tar")), 0));
    }

    [Fact]
    public void Open_DamagedHeader_SaysWhereAndHowManyAreWhole()
    {
        using var folder = new PictureFolder().WithShard("a.tar", ("1.png", Shards.Png(5)), ("2.png", Shards.Png(6)));
        var bytes = File.ReadAllBytes(folder.Combine("a.tar"));
        bytes[1024 + 3] ^= 0x55;
        folder.WithBytes("a.tar", bytes);

        OneLine.Error(() => PictureSources.Open(folder.Combine("a.tar")), "is damaged behind byte 1,024 (a header whose check sum is wrong)", "1 picture before that is whole");
    }

    [Fact]
    public void Open_Compressed_AdvisesToUnpackIt()
    {
        using var folder = new PictureFolder().WithShard("a.tar", ("1.png", Shards.Png(5)));
        using (var packed = new GZipStream(File.Create(folder.Combine("a.tar.gz")), CompressionLevel.Fastest))
        {
            packed.Write(File.ReadAllBytes(folder.Combine("a.tar")));
        }

        OneLine.Error(() => PictureSources.Open(folder.Combine("a.tar.gz")), "compressed with gzip", $"gunzip {folder.Combine("a.tar.gz")}");
        OneLine.Error(() => PictureSources.Open($"tar:{folder.Combine("a*.gz")}"), "compressed with gzip");
    }

    [Fact]
    public void Open_WithoutPictures_SaysWhatThereIs()
    {
        using var folder = new PictureFolder().WithShard("a.tar", ("1.npy", [1]), ("2.npy", [1])).WithShard("b.tar").WithText("c.tar", new string('x', 2000))
            .WithText("d.tar", "");

        OneLine.Error(() => PictureSources.Open(folder.Combine("a.tar")), "holds no pictures", ".npy (2)");
        OneLine.Error(() => PictureSources.Open(folder.Combine("b.tar")), "is an empty tar file");
        OneLine.Error(() => PictureSources.Open(folder.Combine("c.tar")), "is no tar file");
        OneLine.Error(() => PictureSources.Open(folder.Combine("d.tar")), "empty");
        OneLine.Error(() => PictureSources.Open(folder.Path), "holds no pictures", $"write tar:{folder.Path}");
    }

    [Fact]
    public void Open_LinksAndHoles_AreRefused()
    {
        using var folder = new PictureFolder();
        Write("link.tar", new UstarTarEntry(TarEntryType.HardLink, "2.png") { LinkName = "1.png" });
        Write("holes.tar", new PaxTarEntry(
            TarEntryType.RegularFile, "GNUSparseFile.0/1.png", new Dictionary<string, string> { ["GNU.sparse.major"] = "1", ["GNU.sparse.name"] = "1.png" }));

        OneLine.Error(() => PictureSources.Open(folder.Combine("link.tar")), "2.png is a link", "--hard-dereference");
        OneLine.Error(() => PictureSources.Open(folder.Combine("holes.tar")), "1.png is stored with holes", "without --sparse");

        // A header of GNU tar's own kind S, which no writer of the library makes.
        folder.WithShard("gnu.tar", TarEntryFormat.Gnu, ("1.png", Shards.Png(5)));
        var bytes = File.ReadAllBytes(folder.Combine("gnu.tar"));
        bytes.AsSpan(148, 8).Fill((byte)' ');
        bytes[156] = (byte)'S';
        Shards.Text($"{Convert.ToString(bytes.AsSpan(0, 512).ToArray().Sum(one => one), 8),6}\0 ").CopyTo(bytes, 148);
        folder.WithBytes("gnu.tar", bytes);
        OneLine.Error(() => PictureSources.Open(folder.Combine("gnu.tar")), folder.Combine("gnu.tar"), "with holes", "without --sparse");

        void Write(string name, TarEntry entry)
        {
            using var writer = new TarWriter(File.Create(folder.Combine(name)), entry.Format);
            writer.WriteEntry(entry);
        }
    }

    [Fact]
    public void Open_BrokenJson_NamesTheFile()
    {
        using var folder = new PictureFolder().WithShard("a.tar", ("1.json", Shards.Text("{\"class\"")), ("1.png", Shards.Png(5)));

        OneLine.Error(() => PictureSources.Open(folder.Combine("a.tar")), "a.tar/1.json is no JSON");
    }

    [Fact]
    public void Open_TwoShardsOfOneName_AreRefused()
    {
        using var folder = new PictureFolder().WithShard("x/a.tar", ("1.png", Shards.Png(5))).WithShard("y/a.tar", ("1.png", Shards.Png(5)));

        OneLine.Error(() => PictureSources.Open($"tar:{folder.Combine("{x,y}/a.tar")}"), "two shards are called a.tar");
    }

    [Fact]
    public void Read_ShardThatChangedSinceItWasOpened_SaysSo()
    {
        using var folder = new PictureFolder().WithShard("a.tar", ("1.png", Shards.Png(5)), ("2.png", Shards.Png(6)));
        var source = PictureSources.Open(folder.Combine("a.tar"));
        Assert.Equal(6, Width(source, 1));
        folder.WithShard("a.tar", ("1.png", Shards.Png(9, 9)), ("2.png", Shards.Png(6)));
        File.SetLastWriteTimeUtc(folder.Combine("a.tar"), DateTime.UtcNow.AddSeconds(5));

        OneLine.Error(() => source.Read(1), folder.Combine("a.tar"), "changed while it was in use");
        File.Delete(folder.Combine("a.tar"));
        OneLine.Error(() => source.Read(1), folder.Combine("a.tar"), "cannot be read");
    }

    [Fact]
    public void Open_ShardOpenedBefore_IsNotIndexedAgainUntilItChanges()
    {
        using var folder = new PictureFolder().WithShard("a.tar", ("1.png", Shards.Png(5)), ("1.cls", Shards.Text("x")));
        var path = folder.Combine("a.tar");
        var time = DateTime.UtcNow.AddMinutes(-1);
        File.SetLastWriteTimeUtc(path, time);
        var first = PictureSources.Open(path);
        var bytes = File.ReadAllBytes(path);
        bytes[0] ^= 3; // its length and time stay: only the index can still know the old name
        File.WriteAllBytes(path, bytes);
        File.SetLastWriteTimeUtc(path, time);
        var second = PictureSources.Open(path);

        Assert.Equal((first.Fingerprint, first.Identity(0)), (second.Fingerprint, second.Identity(0)));
        Assert.Equal(first.Classes, second.Classes);
        Assert.Equal(5, Width(second, 0));
        File.SetLastWriteTimeUtc(path, time.AddSeconds(1));
        OneLine.Error(() => PictureSources.Open(path), "is no tar file");
    }

    private static int Width(PictureSource source, int index)
    {
        using var picture = source.Read(index);
        return picture.Width;
    }
}
