using Selfsame.Data;
using Selfsame.Training.Embeddings;

namespace Selfsame.Training.Search;

/// <summary>Finds the pictures whose features are most like those of other pictures, by cosine; every one is compared, a part at a time.</summary>
/// <param name="pictures">Where to search: pictures that are encoded now, or features that were made before.</param>
/// <param name="neighbours">How many are found for each query, at least 1.</param>
/// <example><code>
/// var pictures = EncodedPictures.Open("runs/photos", "photos", new FeatureExtractorOptions());
/// var found = new PictureSearch(pictures, neighbours: 10).Find(["this-one.jpg"]);
/// </code></example>
public sealed class PictureSearch(EncodedPictures pictures, int neighbours)
{
    /// <summary>Looks some pictures up.</summary>
    /// <param name="queries">Picture files.</param>
    /// <param name="progress">Told the number of pictures compared; may be null.</param>
    /// <param name="cancellation">Stops between two parts.</param>
    /// <exception cref="SettingException">The encoder that made the features is not there, or is another one.</exception>
    /// <exception cref="DataException">A query cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file of features is damaged.</exception>
    public SearchResult Find(IReadOnlyList<string> queries, Action<int>? progress = null, CancellationToken cancellation = default)
    {
        using var looked = pictures.Encode(new QueryPictures(queries), cancellation);
        using var nearest = new NearestVectors(looked.Features, neighbours);
        pictures.Visit(features =>
        {
            nearest.Add(features);
            progress?.Invoke((int)nearest.Count);
        }, cancellation);
        var found = nearest.Found();
        var names = pictures.Names([.. found.SelectMany(each => each).Select(hit => hit.Row)]);
        var at = 0;
        var hits = found.Select(each => (IReadOnlyList<SearchHit>)[.. each.Select(hit => new SearchHit(names[at].Path, names[at++].Class, hit.Similarity))]);
        return new SearchResult((int)nearest.Count, queries, [.. hits]);
    }
}
