using Selfsame.Data;
using Selfsame.Data.Sources;
using Selfsame.Testing;
using Selfsame.Torch;
using Selfsame.Training.Embeddings;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Search;
using Xunit;

namespace Selfsame.Training.Tests.Embeddings;

public sealed class EncodedPicturesTests : IDisposable
{
    private static readonly FeatureExtractorOptions Options = new() { Workers = 1 };

    private readonly TemporaryFolder _folder = new();
    private readonly string _run;
    private readonly string _data;

    public EncodedPicturesTests()
    {
        _run = TinyEncoder.Write(_folder.Combine("encoder.safetensors"));
        _data = TinyEncoder.WriteScenes(_folder.Combine("pictures"), 12, 3);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("npy")]
    [InlineData("csv")]
    [InlineData("sqlite")]
    public void Features_OfAFile_AreThoseOfTheEncoder(string ending)
    {
        using var scope = new TensorScope();
        var path = Embedded(ending);
        using var now = EncodedPictures.Open(_run, _data, Options).Features();
        using var before = EncodedPictures.Open(path, null, Options).Features();

        Assert.True(now.Features.Equal(before.Features));
        Assert.Equal(now.Labels, before.Labels);
        Assert.Equal(now.Indices, before.Indices);
        Assert.Equal(3, now.Labels.Distinct().Count());
    }

    [Fact]
    public void Features_AFileOlderThanAPicture_FindsTheOthersByName()
    {
        using var scope = new TensorScope();
        var path = Embedded("npy");
        using var old = EncodedPictures.Open(path, null, Options).Features();
        var first = Directory.GetFiles(_data, "*.png", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        File.Copy(first, Path.Combine(Path.GetDirectoryName(first)!, "!.png"));           // sorts before all others
        var pictures = EncodedPictures.Open(path, null, Options);
        using var features = pictures.Features();

        Assert.Equal((12, 13), (features.Count, pictures.Pictures.Count));
        Assert.Equal(old.Indices.Select(index => index + 1), features.Indices);
        Assert.Equal(old.Labels, features.Labels);
        Assert.Contains("newer", pictures.WhyLeftOut, StringComparison.Ordinal);
    }

    [Fact]
    public void Features_PicturesThatMoved_AreFoundWhereTheUserSays()
    {
        var path = Embedded("csv");
        Directory.Move(_data, _folder.Combine("elsewhere"));

        Assert.Contains("--data SOURCE", Assert.Throws<SettingException>(() => EncodedPictures.Open(path, null, Options).Features()).Message, StringComparison.Ordinal);
        using var found = EncodedPictures.Open(path, _folder.Combine("elsewhere"), Options).Features();
        Assert.Equal(12, found.Count);
    }

    [Fact]
    public void Features_OfOtherPictures_AreRefused()
    {
        var path = Embedded("npy");
        File.Delete(Directory.GetFiles(_data, "*.png", SearchOption.AllDirectories)[0]);

        Assert.Contains("of its 12 these lack 1", Assert.Throws<SettingException>(() => EncodedPictures.Open(path, null, Options).Features()).Message, StringComparison.Ordinal);
        var others = $"scenes:train?n=12&size={TinyEncoder.Side}";
        Assert.Contains("of its 12 these lack 12", Assert.Throws<SettingException>(() => EncodedPictures.Open(path, others, Options).Features()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Features_OfAFileWhoseEncoderIsGone_NeedNone()
    {
        var path = Embedded("sqlite");
        File.Delete(_run);
        var pictures = EncodedPictures.Open(path, null, Options);

        using var features = pictures.Features();

        Assert.Equal(12, features.Count);
        Assert.Contains("--encoder RUN", Assert.Throws<SettingException>(() => pictures.Encoder).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Encoder_OfAFile_MustBeTheOneThatMadeIt()
    {
        var path = Embedded("npy");
        var other = TinyEncoder.Write(_folder.Combine("other.safetensors"), seed: 2);
        var same = _folder.Combine("same.safetensors");
        File.Copy(_run, same);

        Assert.Contains("another encoder", Assert.Throws<SettingException>(() => EncodedPictures.Open(path, null, Options, other)).Message, StringComparison.Ordinal);
        Assert.Equal(same, EncodedPictures.Open(path, null, Options, same).Encoder.Path);
    }

    [Fact]
    public void Open_WhatCannotBe_IsRefused()
    {
        Assert.Contains("--data SOURCE", Assert.Throws<SettingException>(() => EncodedPictures.Open(_run, null, Options)).Message, StringComparison.Ordinal);
        Assert.Contains("no other encoder", Assert.Throws<SettingException>(() => EncodedPictures.Open(_run, _data, Options, _run)).Message, StringComparison.Ordinal);
        Assert.Throws<SettingException>(() => EncodedPictures.Open(_folder.Combine("none.npy"), _data, Options));
        Assert.Throws<DataException>(() => EncodedPictures.Open(_run, _folder.Combine("none"), Options));
    }

    [Fact]
    public void Features_OfAFileThatLacksRows_IsAnError()
    {
        var path = Embedded("csv");
        File.WriteAllLines(path, File.ReadAllLines(path).Take(8));

        Assert.Throws<InvalidDataException>(() => EncodedPictures.Open(path, null, Options).Features());
    }

    [Fact]
    public void Search_InAFile_FindsWhatTheEncoderFinds()
    {
        var query = Directory.GetFiles(_data, "*.png", SearchOption.AllDirectories)[4];
        var now = new PictureSearch(EncodedPictures.Of(EncoderFile.Load(_run), PictureSources.Open(_data), Options), 5).Find([query]);
        var before = new PictureSearch(EncodedPictures.Open(Embedded("sqlite"), null, Options), 5).Find([query]);

        Assert.Equal(now.Hits[0], before.Hits[0]);
        Assert.Equal((12, 5), (before.Searched, before.Hits[0].Count));
        Assert.Equal(Path.GetFileName(query), Path.GetFileName(before.Hits[0][0].Path));
        Assert.Equal(1, before.Hits[0][0].Similarity, 1e-5);
    }

    private string Embedded(string ending)
    {
        var path = _folder.Combine("x." + ending);
        EmbeddingFile.Write(path, EncoderFile.Load(_run), PictureSources.Open(_data), _data, Options);
        return path;
    }
}
