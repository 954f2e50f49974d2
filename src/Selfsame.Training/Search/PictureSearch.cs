using Selfsame.Data;
using Selfsame.Data.Sources;
using Selfsame.Training.Embeddings;
using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Search;

/// <summary>Finds the pictures whose features are most like those of other pictures, by cosine; every one is compared.</summary>
/// <param name="encoder">The encoder, on the device where features are made.</param>
/// <param name="neighbours">How many are found for each query, at least 1.</param>
/// <param name="options">How features are made.</param>
public sealed class PictureSearch(EncoderFile encoder, int neighbours, FeatureExtractorOptions options)
{
    /// <summary>Searches the pictures of a source; each is read and encoded.</summary>
    /// <param name="queries">Picture files.</param>
    /// <param name="source">Where to search.</param>
    /// <param name="progress">Told the number of pictures compared; may be null.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <exception cref="DataException">A query cannot be read.</exception>
    public SearchResult Find(IReadOnlyList<string> queries, PictureSource source, Action<int>? progress = null, CancellationToken cancellation = default)
    {
        using var looked = Features(queries, cancellation);
        using var nearest = new NearestVectors(looked.Features, neighbours);
        var indices = new List<int>();
        new FeatureExtractor(options).Visit(encoder.Backbone, source, encoder.Preprocessing, features =>
        {
            nearest.Add(features.Features);
            indices.AddRange(features.Indices);
            progress?.Invoke(indices.Count);
        }, cancellation);
        var hits = nearest.Found().Select(found => (IReadOnlyList<SearchHit>)[.. found.Select(hit =>
        {
            var index = indices[hit.Row];
            return new SearchHit(source.Identity(index), source.Label(index) is >= 0 and var label ? source.Classes[label] : null, hit.Similarity);
        })]);
        return new SearchResult(indices.Count, queries, [.. hits]);
    }

    /// <summary>Searches features that were made before; none but the queries' are made.</summary>
    /// <param name="queries">Picture files.</param>
    /// <param name="embeddings">Where to search, not read from yet.</param>
    /// <param name="progress">Told the number of pictures compared; may be null.</param>
    /// <param name="cancellation">Stops between two parts of the file.</param>
    /// <exception cref="SettingException">Another encoder made the features.</exception>
    /// <exception cref="DataException">A query cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public SearchResult Find(IReadOnlyList<string> queries, EmbeddingReader embeddings, Action<int>? progress = null, CancellationToken cancellation = default)
    {
        embeddings.Description.Require(embeddings.Path, encoder);
        using var features = Features(queries, cancellation);
        var found = EmbeddingSearch.Find(embeddings, features.Features, neighbours, progress, cancellation);
        var names = embeddings.Names([.. found.SelectMany(each => each).Select(hit => hit.Row)]);
        var at = 0;
        var hits = found.Select(each => (IReadOnlyList<SearchHit>)[.. each.Select(hit => new SearchHit(names[at].Path, names[at++].Class, hit.Similarity))]);
        return new SearchResult(embeddings.Count, queries, [.. hits]);
    }

    private FeatureSet Features(IReadOnlyList<string> queries, CancellationToken cancellation) =>
        new FeatureExtractor(options).Extract(encoder.Backbone, new QueryPictures(queries), encoder.Preprocessing, cancellation);
}
