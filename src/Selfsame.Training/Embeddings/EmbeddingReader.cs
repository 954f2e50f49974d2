namespace Selfsame.Training.Embeddings;

/// <summary>Reads a file of features row by row, so that any number of them needs the memory of a few.</summary>
/// <param name="path">The file.</param>
/// <param name="description">What it says about itself.</param>
public abstract class EmbeddingReader(string path, EmbeddingDescription description) : IDisposable
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>What it says about itself.</summary>
    public EmbeddingDescription Description { get; } = description;

    /// <summary>Rows.</summary>
    public int Count => Description.Count;

    /// <summary>Length of a row.</summary>
    public int Width => Description.Features;

    /// <summary>Where the encoder was when the features were made.</summary>
    public string EncoderPath => System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!, Description.Encoder));

    /// <summary>Reads the next rows.</summary>
    /// <param name="destination">Room for whole rows.</param>
    /// <returns>How many rows were read; 0 at the end.</returns>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public abstract int Read(Span<float> destination);

    /// <summary>Whose features some rows are.</summary>
    /// <param name="rows">Row numbers in [0, <see cref="Count"/>).</param>
    /// <returns>In the order asked for.</returns>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public abstract IReadOnlyList<EmbeddingName> Names(IReadOnlyList<int> rows);

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of the file.</summary>
    protected abstract void Close();
}
