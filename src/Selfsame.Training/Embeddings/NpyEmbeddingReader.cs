using System.Runtime.InteropServices;

namespace Selfsame.Training.Embeddings;

/// <summary>Reads what <see cref="NpyEmbeddingWriter"/> has written.</summary>
internal sealed class NpyEmbeddingReader : EmbeddingReader
{
    private readonly FileStream _matrix;

    private NpyEmbeddingReader(string path, EmbeddingDescription description, FileStream matrix)
        : base(path, description) => _matrix = matrix;

    public static NpyEmbeddingReader Open(string path)
    {
        var description = DescriptionFile.Read(path);
        var matrix = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        try
        {
            var (rows, columns) = NpyFile.ReadHeader(matrix);
            if ((rows, columns) != (description.Count, description.Features))
                throw new InvalidDataException($"{path} holds {rows} x {columns} values, and {DescriptionFile.Of(path)} says {description.Count} x {description.Features}: they do not belong together.");
            return new NpyEmbeddingReader(path, description, matrix);
        }
        catch
        {
            matrix.Dispose();
            throw;
        }
    }

    public override int Read(Span<float> destination)
    {
        var bytes = MemoryMarshal.AsBytes(destination[..(destination.Length / Width * Width)]);
        return _matrix.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) / (sizeof(float) * Width);
    }

    public override IReadOnlyList<EmbeddingName> Names(IReadOnlyList<int> rows) => CsvNames.Of(NpyEmbeddingWriter.NamesOf(Path), rows);

    protected override void Close() => _matrix.Dispose();
}
