using Selfsame.Data.Sources;
using Selfsame.Testing;

namespace Selfsame.Data.Tests.Sources;

public sealed class SourceInspectionTests
{
    [Fact]
    public void Of_MixedFolder_FindsSizesModesDamageDuplicatesAndBalance()
    {
        using var folder = new PictureFolder()
            .With("cat/1.png", 4, 5, seed: 1).With("cat/2.png", 10, 6, seed: 2).With("cat/3.png", 6, 7, seed: 3, channels: 1)
            .With("dog/1.png", 10, 6, seed: 2).WithText("dog/2.jpg", "not a picture").With("dog/3.png", 4, 5, seed: 9);
        var found = SourceInspection.Of(PictureSources.Open(folder.Path));

        Assert.Equal(6, found.Count);
        Assert.Equal(new SizeRange(4, 6, 10), found.Width);
        Assert.Equal(new SizeRange(5, 6, 7), found.Height);
        Assert.Equal([("RGB, 8 bits", 4), ("gray, 8 bits", 1)], found.Modes.Select(mode => (mode.Name, mode.Count)));
        var damaged = Assert.Single(found.Damaged);
        Assert.Equal((4, "dog/2.jpg"), (damaged.Index, damaged.Identity));
        Assert.NotEmpty(damaged.Reason);
        var group = Assert.Single(found.Duplicates);
        Assert.Equal(["cat/2.png", "dog/1.png"], group.Identities);
        Assert.True(group.HasDifferentLabels);
        Assert.Equal((1, 2, 2, 1), (found.DuplicateGroupCount, found.DuplicateCount, group.Count, found.ContradictionCount));
        Assert.Equal(1, found.DamagedCount);
        Assert.Equal([("cat", 3), ("dog", 3)], found.Classes.Select(entry => (entry.Name, entry.Count)));
        Assert.Equal(0, found.Unlabelled);
    }

    [Fact]
    public void Of_Shards_FindsTheSameAsOfTheirFolder()
    {
        using var folder = new PictureFolder().With("x/1.png", 4, 5).With("x/2.png", 10, 6).WithText("x/3.png", "not a picture");
        (string, byte[])[] members = [.. new[] { "1.png", "2.png", "3.png" }.Select(name => (name, File.ReadAllBytes(folder.Combine($"x/{name}"))))];
        folder.WithShard("x.tar", members);
        var (files, shard) = (SourceInspection.Of(PictureSources.Open(folder.Combine("x"))), SourceInspection.Of(PictureSources.Open(folder.Combine("x.tar"))));

        Assert.Equal((files.Count, files.StoredBytes, files.Width, files.Height), (shard.Count, shard.StoredBytes, shard.Width, shard.Height));
        Assert.Equal("x.tar/3.png", Assert.Single(shard.Damaged).Identity);
        Assert.Contains(folder.Combine("x.tar/3.png"), shard.Damaged[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Pairs_CountsPicturesAndFindsEqualPairs()
    {
        using var folder = new PictureFolder().With("1.png", 4, 5, seed: 1).With("2.png", 6, 5, seed: 2)
            .WithText("list.csv", "first,second,similar\n1.png,2.png,1\n2.png,1.png,0\n1.png,2.png,0\n1.png,no.png,0\n");
        var found = SourceInspection.Of(PictureSources.Open(folder.Combine("list.csv")));

        Assert.Equal((4, 2, 1, 1), (found.Count, found.PicturesPerSample, found.DamagedCount, found.ContradictionCount));
        Assert.Equal(6, found.Modes.Sum(mode => mode.Count));
        Assert.Equal(["1.png + 2.png", "1.png + 2.png"], Assert.Single(found.Duplicates).Identities);
    }

    [Fact]
    public void Of_ManyEqualAndManyDamaged_CountsAllAndListsAFew()
    {
        var equal = SourceInspection.Of(new Loading.TestSource(20_000, TestDamage));

        Assert.Equal((12_000, 10_000), (equal.DamagedCount, equal.Damaged.Count));
        Assert.Equal(Enumerable.Range(0, 10_000), equal.Damaged.Select(damaged => damaged.Index));
        Assert.Equal((8_000, 256), (equal.DuplicateCount, equal.DuplicateGroupCount)); // a picture of the test source is its index modulo 256
        Assert.All(equal.Duplicates, group => Assert.True(group.Identities.Count <= 100 && group.Count >= 31));

        static Exception? TestDamage(int index) => index < 12_000 ? new DataException($"picture {index} is broken") : null;
    }

    [Fact]
    public void Of_OnlyDamagedPictures_HasNoSizes()
    {
        using var folder = new PictureFolder().WithText("1.png", "").WithText("2.png", "x");
        var found = SourceInspection.Of(PictureSources.Open(folder.Path));

        Assert.Null(found.Width);
        Assert.Empty(found.Modes);
        Assert.Equal(2, found.Damaged.Count);
        Assert.Equal(2, found.Unlabelled);
    }

    [Fact]
    public void Of_OneOrFourWorkers_FindsTheSame()
    {
        var source = PictureSources.Open("scenes:train?n=50&size=8");
        var (one, four) = (SourceInspection.Of(source, 1), SourceInspection.Of(source, 4));

        Assert.Equal(one.Width, four.Width);
        Assert.Equal(one.Modes, four.Modes);
        Assert.Equal(one.Classes, four.Classes);
    }

    [Fact]
    public void Of_MedicalMnist_FindsWhatItsDescriptionSays()
    {
        var found = SourceInspection.Of(PictureSources.Open(SharedFiles.Data("medical_mnist/test")));

        Assert.Equal(900, found.Count);
        Assert.Equal(6, found.Classes.Count);
        Assert.Equal(new SizeRange(64, 64, 64), found.Width);
        Assert.Empty(found.Damaged);
    }

    [Fact]
    public void Of_PngSuite_DamagedOnPurposeIsAllThatIsDamaged()
    {
        var found = SourceInspection.Of(PictureSources.Open(SharedFiles.Data("robustness/pngsuite")));
        var names = found.Damaged.Select(picture => Path.GetFileName(picture.Identity)).ToList();

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.StartsWith("x", name, StringComparison.Ordinal));
    }
}
