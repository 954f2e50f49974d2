using Selfsame.Data.Sources;
using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Embeddings;

/// <summary>Writes features row by row, so that any number of them needs the memory of a few. The file has its name only once it is whole.</summary>
/// <param name="path">Where the file will be.</param>
/// <param name="description">What it says about itself; its count is set when it is complete.</param>
public abstract class EmbeddingWriter(string path, EmbeddingDescription description) : IDisposable
{
    private const string Partial = ".partial";
    private readonly List<string> _files = [];
    private bool _isComplete;

    /// <summary>Rows so far.</summary>
    public int Count { get; private set; }

    /// <summary>Length of a row.</summary>
    public int Width => Description.Features;

    /// <summary>What the file says about itself.</summary>
    protected EmbeddingDescription Description { get; private set; } = description;

    /// <summary>Where the file will be.</summary>
    protected string Target { get; } = path;

    /// <summary>Begins a file of the kind that its ending names.</summary>
    /// <param name="path">A name that <see cref="EmbeddingFile.Check"/> has passed.</param>
    /// <param name="description">What it says about itself.</param>
    public static EmbeddingWriter Create(string path, EmbeddingDescription description) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".npy" => new NpyEmbeddingWriter(path, description),
        ".csv" => new CsvEmbeddingWriter(path, description),
        _ => new SqliteEmbeddingWriter(path, description),
    };

    /// <summary>Adds features of a source.</summary>
    /// <param name="features">N x D.</param>
    /// <param name="source">Where they are from.</param>
    public void Add(FeatureSet features, PictureSource source) => Add(
        features.Features.ToArray<float>(),
        [.. Enumerable.Range(0, features.Count).Select(row => new EmbeddingName(
            source.Identity(features.Indices[row]), features.Labels[row] < 0 ? null : source.Classes[features.Labels[row]]))]);

    /// <summary>Adds rows.</summary>
    /// <param name="vectors">N x D, row-major.</param>
    /// <param name="names">Whose they are, N.</param>
    /// <exception cref="ArgumentException">The numbers do not belong together.</exception>
    public void Add(ReadOnlySpan<float> vectors, IReadOnlyList<EmbeddingName> names)
    {
        if (vectors.Length != (long)names.Count * Width) throw new ArgumentException($"{names.Count} names do not belong to {vectors.Length} values in rows of {Width}.", nameof(names));
        Append(vectors, names);
        Count += names.Count;
    }

    /// <summary>Ends the file and gives it its name.</summary>
    public void Complete()
    {
        Description = Description with { Count = Count };
        Finish();
        Close();
        foreach (var file in _files) File.Move(file, file[..^Partial.Length], overwrite: true);
        _isComplete = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isComplete) return;
        Close();
        foreach (var file in _files) File.Delete(file);
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes rows.</summary>
    /// <param name="vectors">N x D, row-major.</param>
    /// <param name="names">N.</param>
    protected abstract void Append(ReadOnlySpan<float> vectors, IReadOnlyList<EmbeddingName> names);

    /// <summary>Writes what stands at the end, with the description as it is now.</summary>
    protected abstract void Finish();

    /// <summary>Lets go of the files; may come twice.</summary>
    protected abstract void Close();

    /// <summary>The name that one of the files has until all are whole.</summary>
    /// <param name="file">Its name in the end.</param>
    protected string Unfinished(string file)
    {
        _files.Add(file + Partial);
        return file + Partial;
    }
}
