using Selfsame.Data.Scenes;
using Selfsame.Data.Sources;

namespace Selfsame.Data.Tests.Sources;

public sealed class PictureSourcesTests
{
    [Fact]
    public void Open_BareFolder_IsAFolderSource()
    {
        using var folder = new PictureFolder().With("a/1.png");

        Assert.IsType<FolderSource>(PictureSources.Open(folder.Path));
        Assert.IsType<FolderSource>(PictureSources.Open($"folder:{folder.Path}"));
    }

    [Fact]
    public void Open_PathWithQuestionMarkAndColon_IsTakenAsItIs()
    {
        using var folder = new PictureFolder().With("what?a:b/1.png");

        Assert.Equal(1, PictureSources.Open(folder.Combine("what?a:b")).Count);
    }

    [Fact]
    public void Open_Scenes_TakesItsOptions()
    {
        var source = Assert.IsType<SceneSource>(PictureSources.Open("scenes:test?n=7&size=16&seed=3"));

        Assert.Equal((7, 16), (source.Count, source.PictureSize));
        Assert.Equal(4000, PictureSources.Open("scenes:train").Count);
        Assert.Equal(4000, PictureSources.Open("scenes").Count);
    }

    [Theory]
    [InlineData("folders:x", "no kind of source 'folders:'", "Did you mean 'folder'?")]
    [InlineData("scenes:trian", "no such part", "Did you mean 'train'?")]
    [InlineData("scenes:train?sise=32", "no option 'sise'", "Did you mean 'size'?")]
    [InlineData("scenes:train?size=4", "size=4", "from 8 to 1024")]
    [InlineData("scenes:train?n=many", "n=many", "whole number")]
    [InlineData("scenes:train?n", "'n'", "name=value")]
    [InlineData("folder:", "a path must stand behind", "folder:")]
    [InlineData("", "No source", "folder")]
    public void Open_WrongSpecification_SaysWhatIsMeant(string specification, string what, string help)
    {
        OneLine.Error(() => PictureSources.Open(specification), what, help);
    }

    [Fact]
    public void Open_PathThatDoesNotExist_NamesTheNearestSibling()
    {
        using var folder = new PictureFolder().With("train/1.png").With("test/1.png");

        OneLine.Error(() => PictureSources.Open(folder.Combine("trian")), "does not exist", "Did you mean 'train'?");
        OneLine.Error(() => PictureSources.Open($"folder:{folder.Combine("trian")}"), "does not exist", "Did you mean 'train'?");
        OneLine.Error(() => PictureSources.Open(folder.Combine("list.csv")), "does not exist");
    }

    [Fact]
    public void Open_FileOfUnknownKind_SaysWhatIsRead()
    {
        using var folder = new PictureFolder().WithText("notes.txt", "x");

        OneLine.Error(() => PictureSources.Open(folder.Combine("notes.txt")), "no known kind", ".csv");
    }

    [Fact]
    public void Subset_Indices_KeepIdentitiesAndLabels()
    {
        var whole = PictureSources.Open("scenes:train?n=20&size=8");
        var part = whole.Subset([3, 3, 17]);

        Assert.Equal(3, part.Count);
        Assert.Equal(whole.Identity(17), part.Identity(2));
        Assert.Equal(whole.Label(17), part.Label(2));
        Assert.Equal(whole.Read(3).Bytes.ToArray(), part.Read(1).Bytes.ToArray());
        Assert.NotEqual(whole.Fingerprint, part.Fingerprint);
        Assert.Throws<ArgumentOutOfRangeException>(() => whole.Subset([20]));
    }

    [Fact]
    public void MonitorSplit_OfManyPictures_IsAboutEightyToTwentyAndWithoutOverlap()
    {
        var split = MonitorSplit.Of(PictureSources.Open("scenes:train?n=2000&size=8"));
        var train = Enumerable.Range(0, split.Train.Count).Select(split.Train.Identity).ToHashSet();

        Assert.Equal(2000, split.Train.Count + split.Test.Count);
        Assert.InRange(split.Test.Count, 340, 460);
        Assert.DoesNotContain(Enumerable.Range(0, split.Test.Count).Select(split.Test.Identity), train.Contains);
    }

    [Fact]
    public void MonitorSplit_OfALargerSet_LeavesEveryPictureInItsPart()
    {
        var small = MonitorSplit.Of(PictureSources.Open("scenes:train?n=100&size=8"));
        var large = MonitorSplit.Of(PictureSources.Open("scenes:train?n=300&size=8"));
        var test = Enumerable.Range(0, large.Test.Count).Select(large.Test.Identity).ToHashSet();

        Assert.All(Enumerable.Range(0, small.Test.Count), index => Assert.Contains(small.Test.Identity(index), test));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void MonitorSplit_OfFewPictures_HasTwoParts(int count)
    {
        var split = MonitorSplit.Of(PictureSources.Open($"scenes:train?n={count}&size=8"));

        Assert.True(split.Train.Count > 0 && split.Test.Count > 0);
    }

    [Fact]
    public void MonitorSplit_OfOnePicture_IsRefused()
    {
        OneLine.Error(() => MonitorSplit.Of(PictureSources.Open("scenes:train?n=1&size=8")), "cannot be split");
    }
}
