using Selfsame.Data.Decoding;
using Selfsame.Data.Sources;
using Selfsame.Testing;
using Selfsame.Torch;
using Selfsame.Training.Curation;
using Selfsame.Training.Evaluation;
using Xunit;

namespace Selfsame.Training.Tests.Curation;

public sealed class SourceCurationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_CopiesEditsAndLookAlikes_TellsThemApart()
    {
        var source = Source(("a/0", 1, 0), ("a/1-copy", 1, 0), ("a/2-bright", 1, 40), ("a/3-other", 7, 0), ("b/4-copy", 1, 0), ("b/5-alone", 9, 0));
        // The encoder of this test sees no difference between the first four and the fifth.
        using var features = Features(source, [1, 0], [1, 0], [1, 0.001f], [1, 0.002f], [1, 0], [0, 1]);
        var found = SourceCuration.Of(features, source, new CurationOptions());
        var group = Assert.Single(found.Groups);
        Assert.Equal([0, 1, 2, 4], group.Members.Select(member => member.Index));
        Assert.Equal([DuplicateKind.Copy, DuplicateKind.Copy, DuplicateKind.Near, DuplicateKind.Copy], group.Members.Select(member => member.Kind));
        Assert.True(group.HasDifferentLabels);
        Assert.Equal((DuplicateKind.Near, 3, 4), (group.Kind, found.Superfluous, found.OtherPairs));
        Assert.All(group.Members, member => Assert.InRange(member.Pixels, 0.95, 1));
        Assert.Equal(5, found.Outliers[0].Index);
    }

    [Fact]
    public void Of_PixelsThatDoNotMatter_ListsLookAlikes()
    {
        var source = Source(("a/0", 1, 0), ("a/1-copy", 1, 0), ("a/3-other", 7, 0), ("b/5-alone", 9, 0));
        using var features = Features(source, [1, 0], [1, 0], [1, 0.002f], [0, 1]);
        var found = SourceCuration.Of(features, source, new CurationOptions { Pixels = -1 });
        Assert.Equal([DuplicateKind.Copy, DuplicateKind.Copy, DuplicateKind.Alike], Assert.Single(found.Groups).Members.Select(member => member.Kind));
        Assert.Equal(0, found.OtherPairs);
    }

    [Fact]
    public void Of_NothingTwice_HasNoGroups()
    {
        var source = Source(("a/0", 1, 0), ("a/1", 5, 0), ("b/2", 9, 0));
        using var features = Features(source, [1, 0], [0.7f, 0.7f], [0, 1]);
        var found = SourceCuration.Of(features, source, new CurationOptions { Neighbours = 1, Outliers = 2 });
        Assert.Empty(found.Groups);
        Assert.Equal(0, found.Superfluous);
        Assert.Equal(2, found.Outliers.Count);
        Assert.All(found.Outliers, outlier => Assert.Equal(1 - Math.Sqrt(0.5), outlier.Distance, 1e-4));
        Assert.Equal(Math.Sqrt(0.5), found.MedianNearest, 1e-4);
    }

    [Fact]
    public void Of_AnEncoderThatTellsNothingApart_AsksForAHigherThreshold()
    {
        var source = Source(("a/0", 1, 0), ("a/1", 5, 0), ("b/2", 9, 0));
        using var features = Features(source, [1, 0], [1, 0], [1, 0]);
        Assert.Contains("--threshold", Assert.Throws<SettingException>(() => SourceCuration.Of(features, source, new CurationOptions { MostPairs = 2 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_OnePicture_IsRefused()
    {
        var source = Source(("a/0", 1, 0));
        using var features = Features(source, [1f, 0]);
        Assert.Throws<SettingException>(() => SourceCuration.Of(features, source, new CurationOptions()));
    }

    private static FeatureSet Features(PictureSource source, params float[][] rows) => new(
        Tensor.From<float>([.. rows.SelectMany(row => row)], [rows.Length, rows[0].Length]), [.. Enumerable.Range(0, rows.Length).Select(source.Label)], [.. Enumerable.Range(0, rows.Length)]);

    private FolderSource Source(params (string Name, int Seed, int Brighter)[] pictures)
    {
        foreach (var (name, seed, brighter) in pictures)
        {
            using var picture = Picture.Create(20, 20, 3);
            var random = new Random(seed);
            for (var at = 0; at < picture.Bytes.Length; at++) picture.Bytes[at] = (byte)(random.Next(100) + (at / 40) + brighter);
            var path = _folder.Combine(name + ".png");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            PictureFile.WritePng(path, picture);
        }
        return FolderSource.Open(_folder.Path);
    }
}
