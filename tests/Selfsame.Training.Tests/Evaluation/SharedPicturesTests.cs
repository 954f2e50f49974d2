using Selfsame.Data.Decoding;
using Selfsame.Data.Sources;
using Selfsame.Testing;
using Selfsame.Training.Evaluation;
using Xunit;

namespace Selfsame.Training.Tests.Evaluation;

public sealed class SharedPicturesTests : IDisposable
{
    private static readonly PictureSource Scenes = PictureSources.Open("scenes:train?n=20&size=16");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Count_FilesUnderOtherNames_AreFoundByTheirContent()
    {
        var (training, test) = (Folder("train", 0, 1, 2, 3), Folder("test", 2, 7, 3, 8));
        File.Copy(_folder.Combine("test/2.png"), _folder.Combine("test/again.png"));

        Assert.Equal(2, SharedPictures.Count(training, test));
        Assert.Equal(3, SharedPictures.Count(training, PictureSources.Open(_folder.Combine("test"))));
        Assert.Equal(0, SharedPictures.Count(training, Folder("other", 9, 10)));
    }

    [Fact]
    public void Count_Scenes_AreFoundByTheirNames()
    {
        Assert.Equal(20, SharedPictures.Count(Scenes, PictureSources.Open("scenes:train?n=30&size=16")));
        Assert.Equal(0, SharedPictures.Count(Scenes, PictureSources.Open("scenes:test?n=30&size=16")));
        Assert.Equal(0, SharedPictures.Count(Scenes, PictureSources.Open("scenes:train?n=30&size=24")));
    }

    [Fact]
    public void Count_FilesAndOtherSources_AreFoundByTheirPixels() => Assert.Equal(3, SharedPictures.Count(Scenes.Subset([.. Enumerable.Range(0, 20)]), Scenes.Subset([4, 5, 6])));

    private PictureSource Folder(string name, params int[] scenes)
    {
        Directory.CreateDirectory(_folder.Combine(name));
        foreach (var scene in scenes)
        {
            using var picture = Scenes.Read(scene);
            File.WriteAllBytes(_folder.Combine($"{name}/{scene}.png"), PictureFile.EncodePng(picture));
        }
        return PictureSources.Open(_folder.Combine(name));
    }
}
