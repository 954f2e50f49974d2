using Selfsame.Data.Sources;
using Selfsame.Testing;

namespace Selfsame.Data.Tests.Sources;

public sealed class FolderSourceTests
{
    [Fact]
    public void Open_ClassFolders_LabelsByFirstFolderInOrdinalOrder()
    {
        using var folder = new PictureFolder().With("b/2.png").With("b/deep/1.PNG").With("a/3.png").With("a-b/4.png").WithText("b/notes.txt", "x");
        var source = FolderSource.Open(folder.Path);

        Assert.Equal(["a", "a-b", "b"], source.Classes);
        Assert.Equal(["a-b/4.png", "a/3.png", "b/2.png", "b/deep/1.PNG"], Enumerable.Range(0, source.Count).Select(source.Identity));
        Assert.Equal([1, 0, 2, 2], Enumerable.Range(0, source.Count).Select(source.Label));
        Assert.True(source.HasLabels);
    }

    [Fact]
    public void Open_LeafClasses_NamesTheWholeWay()
    {
        using var folder = new PictureFolder().With("fruit/apple/red/1.png").With("fruit/pear/2.png");

        Assert.Equal(["fruit/apple/red", "fruit/pear"], FolderSource.Open(folder.Path, FolderClasses.Leaf).Classes);
        Assert.Equal(["fruit/apple/red", "fruit/pear"], PictureSources.Open($"folder:{folder.Path}?classes=leaf").Classes);
    }

    [Fact]
    public void Open_PicturesBesideFolders_HasNoClasses()
    {
        using var folder = new PictureFolder().With("1.png").With("a/2.png");
        var source = FolderSource.Open(folder.Path);

        Assert.False(source.HasLabels);
        Assert.Empty(source.Classes);
        Assert.Equal(-1, source.Label(0));
    }

    [Fact]
    public void Open_HiddenFilesAndFolders_AreIgnored()
    {
        using var folder = new PictureFolder().With("a/1.png").With("a/._1.png").With(".thumbnails/2.png");

        Assert.Equal(1, FolderSource.Open(folder.Path).Count);
    }

    [Fact]
    public void Open_LinkedFolder_IsFollowedButNeverInACircle()
    {
        using var elsewhere = new PictureFolder().With("2.png");
        using var folder = new PictureFolder().With("a/1.png");
        Directory.CreateSymbolicLink(folder.Combine("b"), elsewhere.Path);
        Directory.CreateSymbolicLink(folder.Combine("a/around"), folder.Path);
        var source = FolderSource.Open(folder.Path);

        Assert.Equal(["a/1.png", "b/2.png"], Enumerable.Range(0, source.Count).Select(source.Identity));
    }

    [Fact]
    public void Read_Picture_GivesItsPixels()
    {
        using var folder = new PictureFolder().With("a/1.png", 5, 7);
        using var picture = FolderSource.Open(folder.Path).Read(0);

        Assert.Equal((5, 7, 3), (picture.Width, picture.Height, picture.Channels));
    }

    [Fact]
    public void Open_EmptyFolder_SaysSo()
    {
        using var folder = new PictureFolder();

        OneLine.Error(() => FolderSource.Open(folder.Path), folder.Path, "empty folder");
    }

    [Fact]
    public void Open_FolderWithoutPictures_NamesTheExtensionsFound()
    {
        using var folder = new PictureFolder().WithText("a.txt", "").WithText("b.txt", "").WithText("c.GIF", "").WithText("README", "");

        OneLine.Error(() => FolderSource.Open(folder.Path), folder.Path, ".txt (2)", ".gif (1)", "files without extension (1)", ".jpeg");
    }

    [Fact]
    public void Open_MisspeltPath_NamesTheNearest()
    {
        using var folder = new PictureFolder().With("pictures/train/1.png");

        OneLine.Error(() => FolderSource.Open(folder.Combine("picturs/train")), "there is no 'picturs' in", "Did you mean 'pictures'?");
    }

    [Fact]
    public void Open_File_SaysThatAFolderIsWanted()
    {
        using var folder = new PictureFolder().With("1.png");

        OneLine.Error(() => FolderSource.Open(folder.Combine("1.png")), "is a file, not a folder");
    }

    [Fact]
    public void Fingerprint_SameContentElsewhere_IsEqual()
    {
        using var one = new PictureFolder().With("a/1.png", seed: 1).With("b/2.png", seed: 2);
        using var other = new PictureFolder().With("b/2.png", seed: 2).With("a/1.png", seed: 1);
        using var changed = new PictureFolder().With("a/1.png", 9, 9, seed: 1).With("b/2.png", seed: 2);
        using var renamed = new PictureFolder().With("a/1.png", seed: 1).With("b/3.png", seed: 2);
        var fingerprint = FolderSource.Open(one.Path).Fingerprint;

        Assert.Equal(32, fingerprint.Length);
        Assert.Equal(fingerprint, FolderSource.Open(other.Path).Fingerprint);
        Assert.NotEqual(fingerprint, FolderSource.Open(changed.Path).Fingerprint);
        Assert.NotEqual(fingerprint, FolderSource.Open(renamed.Path).Fingerprint);
    }

    [Fact]
    public void Read_PictureThatChangedAfterTheListing_SaysSo()
    {
        using var folder = new PictureFolder().With("1.png").With("2.png");
        var source = FolderSource.Open(folder.Path);
        File.AppendAllText(folder.Combine("2.png"), "more");
        source.Read(0).Dispose();

        OneLine.Error(() => source.Read(1), folder.Combine("2.png"), "changed while it was in use", "Start again");
    }

    [Fact]
    public void Read_FileThatCannotBeRead_SaysWhich()
    {
        using var folder = new PictureFolder().With("1.png");
        File.CreateSymbolicLink(folder.Combine("2.png"), folder.Combine("nowhere.png"));
        var source = FolderSource.Open(folder.Path);

        Assert.Equal(-1, source.StoredBytes(1));
        OneLine.Error(() => source.Read(1), folder.Combine("2.png"), "cannot read the file");
    }

    [Fact]
    public void Read_LinkedPicture_HasTheSizeOfItsTarget()
    {
        using var elsewhere = new PictureFolder().With("real.png");
        using var folder = new PictureFolder();
        File.CreateSymbolicLink(folder.Combine("1.png"), elsewhere.Combine("real.png"));
        var source = FolderSource.Open(folder.Path);

        Assert.Equal(new FileInfo(elsewhere.Combine("real.png")).Length, source.StoredBytes(0));
        source.Read(0).Dispose();
    }

    [Fact]
    public void Open_Cifar10Jpegs_HasTenClassesOfAThousand()
    {
        var source = PictureSources.Open(SharedFiles.Data("cifar10/train"));

        Assert.Equal(10_000, source.Count);
        Assert.Equal(10, source.Classes.Count);
        Assert.All(Enumerable.Range(0, source.Count).CountBy(source.Label), entry => Assert.Equal(1000, entry.Value));
        using var picture = source.Read(1234);
        Assert.Equal((32, 32, 3), (picture.Width, picture.Height, picture.Channels));
    }

    [Fact]
    public void Open_Grocery_HasFirstOrLeafFoldersAsClasses()
    {
        var path = SharedFiles.Data("grocery/train");

        Assert.Equal(["Fruit", "Packages", "Vegetables"], FolderSource.Open(path).Classes);
        Assert.Equal(81, FolderSource.Open(path, FolderClasses.Leaf).Classes.Count);
        Assert.Equal(567, FolderSource.Open(path, FolderClasses.None).Count);
    }
}
