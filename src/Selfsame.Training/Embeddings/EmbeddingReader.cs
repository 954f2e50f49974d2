using Selfsame.Torch;

namespace Selfsame.Training.Embeddings;

/// <summary>Reads a file of features row by row, so that any number of them needs the memory of a few.</summary>
/// <param name="path">The file.</param>
/// <param name="description">What it says about itself.</param>
public abstract class EmbeddingReader(string path, EmbeddingDescription description) : IDisposable
{
    // 16 MiB of float32.
    private const int ValuesAtATime = 1 << 22;

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

    /// <summary>Reads all rows, in order, a part at a time.</summary>
    /// <param name="receive">Given n x D float32 of each part, which is freed when it returns.</param>
    /// <param name="cancellation">Stops between two parts.</param>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public void Visit(Action<Tensor> receive, CancellationToken cancellation = default)
    {
        var rows = new float[Math.Clamp(ValuesAtATime / Width, 1, Math.Max(Count, 1)) * Width];
        var seen = 0;
        for (var read = Read(rows); read > 0; read = Read(rows))
        {
            cancellation.ThrowIfCancellationRequested();
            seen += read;
            if (seen > Count) throw new InvalidDataException($"{Path} is damaged: it has more rows than the {Count:N0} that it says.");
            using var scope = new TensorScope();
            receive(Tensor.From<float>(rows.AsSpan(0, read * Width), [read, Width]));
        }
        if (seen != Count) throw new InvalidDataException($"{Path} is damaged: it ends after {seen:N0} of {Count:N0} rows.");
    }

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
