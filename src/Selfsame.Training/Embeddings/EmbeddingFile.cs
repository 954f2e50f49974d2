using Microsoft.Data.Sqlite;
using Selfsame.Data;
using Selfsame.Data.Sources;
using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Embeddings;

/// <summary>Files of features that other programs read, and this one knows again: NumPy matrices, comma-separated values, SQLite.</summary>
public static class EmbeddingFile
{
    private static readonly string[] Endings = [".npy", ".csv", ".sqlite", ".db"];

    /// <summary>Whether a name is that of a file of features.</summary>
    /// <param name="path">What a user gave.</param>
    public static bool IsName(string path) => Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Checks, before any work is done, that a file of that name can be written.</summary>
    /// <param name="path">Where the features will go.</param>
    /// <param name="overwrite">Whether a file that is there already is replaced.</param>
    /// <exception cref="SettingException">The ending is none of those known, the file exists already, or its folder does not.</exception>
    public static void Check(string path, bool overwrite = false)
    {
        if (!IsName(path))
            throw new SettingException($"{path}: embeddings are written as .npy, .csv or .sqlite.{NearestName.Suggest(Path.GetExtension(path), Endings)}");
        OutputFile.Check(path, overwrite);
    }

    /// <summary>
    /// Writes the features of every picture that can be read, batch by batch. A .npy file holds the matrix alone, in the order of the source, with
    /// the names of its rows in <c>.npy.names.csv</c>; .csv begins each row with name and class; both have their description in a <c>.json</c> beside
    /// them. SQLite holds all in one file: the tables <c>pictures</c> (path, label, vector) and <c>metadata</c>.
    /// </summary>
    /// <param name="path">A file that ends in .npy, .csv, .sqlite or .db; replaced where there is one.</param>
    /// <param name="encoder">The encoder, on the device where features are made.</param>
    /// <param name="source">The pictures.</param>
    /// <param name="data">The source, as a user named it.</param>
    /// <param name="options">How features are made.</param>
    /// <param name="progress">Told the number of pictures done; may be null.</param>
    /// <param name="cancellation">Stops between two batches; nothing is left then.</param>
    /// <returns>What the file says about itself, and what is not in it.</returns>
    /// <exception cref="StorageException">The file could not be written.</exception>
    public static EmbeddingResult Write(
        string path, EncoderFile encoder, PictureSource source, string data, FeatureExtractorOptions options, Action<int>? progress = null, CancellationToken cancellation = default)
    {
        var description = EmbeddingDescription.Of(encoder, data, path);
        try
        {
            using var writer = EmbeddingWriter.Create(path, description);
            var damaged = new FeatureExtractor(options).Visit(encoder.Backbone, source, encoder.Preprocessing, features =>
            {
                writer.Add(features, source);
                progress?.Invoke(writer.Count);
            }, cancellation);
            writer.Complete();
            return new EmbeddingResult(description with { Count = writer.Count }, [.. damaged.Pictures.Select(picture => picture.Reason)]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new StorageException($"{path} could not be written: {error.Message}", error);
        }
    }

    /// <summary>Opens a file of features.</summary>
    /// <param name="path">What <see cref="Write"/> has written.</param>
    /// <exception cref="SettingException">There is no such file, or none that says what encoder made it.</exception>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static EmbeddingReader Open(string path)
    {
        if (!File.Exists(path)) throw new SettingException($"There is no file {path}.");
        EmbeddingReader reader = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".npy" => NpyEmbeddingReader.Open(path),
            ".csv" => new CsvEmbeddingReader(path),
            _ => SqliteEmbeddingReader.Open(path),
        };
        if (reader is { Width: > 0, Count: >= 0 }) return reader;
        using (reader) throw new InvalidDataException($"{path} is damaged: it says that it holds {reader.Count} x {reader.Width} values.");
    }
}
