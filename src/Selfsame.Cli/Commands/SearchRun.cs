using Selfsame.Cli.Terminal;
using Selfsame.Data;
using Selfsame.Data.Sources;
using Selfsame.Training;
using Selfsame.Training.Embeddings;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Search;

namespace Selfsame.Cli.Commands;

/// <summary>A search as the command line asks for it: in a source, or in a file of features.</summary>
internal sealed class SearchRun
{
    private readonly IReadOnlyList<string> _queries;
    private readonly int _neighbours;
    private readonly FeatureExtractorOptions _options;
    private readonly string? _embeddings;
    private string? _data;
    private PictureSource? _source;

    internal SearchRun(string where, IReadOnlyList<string> queries, string? data, string? encoder, int neighbours, FeatureExtractorOptions options)
    {
        (_queries, _neighbours, _options, _data) = (queries, neighbours, options, data);
        _embeddings = EmbeddingFile.IsName(where) ? where : null;
        if (_embeddings is null && data is null) throw new SettingException($"{where} is an encoder: name the pictures to search with --data SOURCE, or search a file that 'selfsame embed' has written.");
        if (_embeddings is null && encoder is not null) throw new SettingException("--encoder says who made embeddings: with a run there is no other encoder.");
        EncoderPath = _embeddings is null ? where : encoder ?? "";
    }

    internal string EncoderPath { get; private set; }

    internal SearchResult Find(StatusLine status, CancellationToken cancellation)
    {
        if (_embeddings is null)
        {
            _source = PictureSources.Open(_data!);
            return new PictureSearch(Load(), _neighbours, _options).Find(_queries, _source, done => status.Say($"{done:N0} of {_source.Count:N0} pictures"), cancellation);
        }
        using var embeddings = EmbeddingFile.Open(_embeddings);
        if (EncoderPath.Length == 0)
        {
            EncoderPath = embeddings.EncoderPath;
            if (!File.Exists(EncoderPath)) throw new SettingException($"{_embeddings} was made by {EncoderPath}, which is not there any more: say where the encoder is with --encoder RUN.");
        }
        _data ??= embeddings.Description.Data;
        return new PictureSearch(Load(), _neighbours, _options).Find(_queries, embeddings, done => status.Say($"{done:N0} of {embeddings.Count:N0} pictures"), cancellation);
    }

    /// <summary>The pictures that were searched, for the sheet.</summary>
    internal PictureSource Pictures()
    {
        try
        {
            return _source ??= PictureSources.Open(_data!);
        }
        catch (DataException error)
        {
            throw new SettingException($"The sheet needs the pictures that {_embeddings} was made of: say where they are with --data SOURCE. {error.Message}", error);
        }
    }

    private EncoderFile Load()
    {
        var encoder = EncoderFile.Load(EncoderPath);
        encoder.Backbone.To(_options.Device);
        return encoder;
    }
}
