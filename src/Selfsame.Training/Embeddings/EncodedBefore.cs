using System.Globalization;
using Selfsame.Data;
using Selfsame.Data.Sources;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Embeddings;

/// <summary>Pictures whose features stand in a file. Encoder and pictures are only looked for where they are needed: for features alone neither is.</summary>
internal sealed class EncodedBefore : EncodedPictures
{
    private readonly string _path;
    private readonly string? _data;
    private readonly string? _namedEncoder;
    private readonly string _recordedEncoder;
    private readonly EmbeddingDescription _description;
    private EncoderFile? _encoder;
    private PictureSource? _pictures;

    public EncodedBefore(string path, string? data, string? encoder, FeatureExtractorOptions options)
        : base(options)
    {
        using var reader = EmbeddingFile.Open(path);
        (_path, _data, _namedEncoder, _recordedEncoder, _description) = (path, data, encoder, reader.EncoderPath, reader.Description);
    }

    public override string EncoderPath => _namedEncoder ?? _recordedEncoder;

    public override EncoderFile Encoder => _encoder ??= FindEncoder();

    public override PictureSource Pictures => _pictures ??= FindPictures();

    public override int Count => _description.Count;

    public override int Width => _description.Features;

    public override string WhyLeftOut => $"not in {_path} (unreadable when it was made, or newer)";

    /// <summary>Looks at the encoder that a user has named, even if it will not be needed.</summary>
    public void Check()
    {
        if (_namedEncoder is not null) _encoder = FindEncoder();
    }

    public override void Visit(Action<Tensor> receive, CancellationToken cancellation = default)
    {
        using var reader = EmbeddingFile.Open(_path);
        reader.Visit(receive, cancellation);
    }

    public override IReadOnlyList<EmbeddingName> Names(IReadOnlyList<int> rows)
    {
        using var reader = EmbeddingFile.Open(_path);
        return reader.Names(rows);
    }

    private protected override int[] Indices()
    {
        string[] names = [.. Names([.. Enumerable.Range(0, Count)]).Select(name => name.Path)];
        var places = PicturesByName.In(Pictures, names);
        var strangers = Array.FindAll(names, name => !places.ContainsKey(name));
        if (strangers.Length > 0)
        {
            throw new SettingException(string.Create(CultureInfo.InvariantCulture,
                $"{_path} was made of other pictures than these ({Pictures.Description}): of its {Count:N0} these lack {strangers.Length:N0}, such as '{strangers[0]}'. Name those that it was made of, or make it anew with 'selfsame embed'."));
        }
        return Array.ConvertAll(names, name => places[name]);
    }

    private EncoderFile FindEncoder()
    {
        if (_namedEncoder is null && !File.Exists(_recordedEncoder))
            throw new SettingException($"{_path} was made by {_recordedEncoder}, which is not there any more: say where the encoder is with --encoder RUN.");
        var encoder = EncoderFile.Load(EncoderPath);
        _description.Require(_path, encoder);
        encoder.Backbone.To(Options.Device);
        return encoder;
    }

    private PictureSource FindPictures()
    {
        if (_data is not null) return PictureSources.Open(_data);
        try
        {
            return PictureSources.Open(_description.Data);
        }
        catch (DataException error)
        {
            throw new SettingException($"The pictures that {_path} was made of are not where they were: say where they are with --data SOURCE. {error.Message}", error);
        }
    }
}
