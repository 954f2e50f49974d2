using Selfsame.Torch;
using Selfsame.Training.Embeddings;

namespace Selfsame.Training.Search;

/// <summary>Finds the rows of a file of features that are nearest to some vectors by cosine: every row is compared, and a part of the file is in memory at a time.</summary>
public static class EmbeddingSearch
{
    /// <summary>Searches a file.</summary>
    /// <param name="embeddings">Not read from yet.</param>
    /// <param name="queries">Q x D float32, of the encoder that made the file.</param>
    /// <param name="neighbours">How many are found for each, at least 1.</param>
    /// <param name="progress">Told the number of rows compared; may be null.</param>
    /// <param name="cancellation">Stops between two parts of the file.</param>
    /// <returns>For each query numbers of rows and cosines, nearest first.</returns>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static (int Row, float Similarity)[][] Find(
        EmbeddingReader embeddings, Tensor queries, int neighbours, Action<int>? progress = null, CancellationToken cancellation = default)
    {
        using var nearest = new NearestVectors(queries, neighbours);
        embeddings.Visit(rows =>
        {
            nearest.Add(rows);
            progress?.Invoke((int)nearest.Count);
        }, cancellation);
        return nearest.Found();
    }
}
