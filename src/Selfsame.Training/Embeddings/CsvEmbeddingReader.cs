using System.Globalization;
using Selfsame.Data.Sources;

namespace Selfsame.Training.Embeddings;

/// <summary>Reads what <see cref="CsvEmbeddingWriter"/> has written.</summary>
internal sealed class CsvEmbeddingReader : EmbeddingReader
{
    private readonly IEnumerator<(int Line, List<string> Fields)> _rows;
    private int _read;

    public CsvEmbeddingReader(string path)
        : base(path, DescriptionFile.Read(path))
    {
        _rows = CsvReader.Read(path).GetEnumerator();
        _rows.MoveNext();                                                      // the header
    }

    public override int Read(Span<float> destination)
    {
        var rows = 0;
        while ((rows + 1) * Width <= destination.Length && _rows.MoveNext())
        {
            var (line, fields) = _rows.Current;
            if (fields.Count != Width + 2) throw new InvalidDataException($"{Path}, line {line}: {Width} values are expected, and {fields.Count - 2} are there.");
            for (var column = 0; column < Width; column++)
            {
                if (!float.TryParse(fields[column + 2], NumberStyles.Float, CultureInfo.InvariantCulture, out destination[(rows * Width) + column]))
                    throw new InvalidDataException($"{Path}, line {line}: '{fields[column + 2]}' is not a number.");
            }
            rows++;
        }
        _read += rows;
        if (rows == 0 && _read != Count) throw new InvalidDataException($"{Path} has {_read:N0} rows, and {DescriptionFile.Of(Path)} says {Count:N0}: they do not belong together.");
        return rows;
    }

    public override IReadOnlyList<EmbeddingName> Names(IReadOnlyList<int> rows) => CsvNames.Of(Path, rows);

    protected override void Close() => _rows.Dispose();
}
