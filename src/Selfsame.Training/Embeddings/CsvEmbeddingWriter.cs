using System.Globalization;
using System.Text;

namespace Selfsame.Training.Embeddings;

/// <summary>One row a picture: name, class, values in the shortest form that gives the same float32 again. The description is beside it.</summary>
internal sealed class CsvEmbeddingWriter : EmbeddingWriter
{
    private readonly StreamWriter _rows;

    public CsvEmbeddingWriter(string path, EmbeddingDescription description)
        : base(path, description)
    {
        _rows = new StreamWriter(Unfinished(path), append: false, new UTF8Encoding(false), 1 << 16);
        _rows.Write("name,class");
        for (var column = 0; column < Width; column++) _rows.Write(string.Create(CultureInfo.InvariantCulture, $",f{column}"));
        _rows.Write('\n');
    }

    protected override void Append(ReadOnlySpan<float> vectors, IReadOnlyList<EmbeddingName> names)
    {
        for (var row = 0; row < names.Count; row++)
        {
            _rows.Write(CsvField.Of(names[row].Path));
            _rows.Write(',');
            _rows.Write(CsvField.Of(names[row].Class));
            foreach (var value in vectors.Slice(row * Width, Width))
            {
                _rows.Write(',');
                _rows.Write(value.ToString("R", CultureInfo.InvariantCulture));
            }
            _rows.Write('\n');
        }
    }

    protected override void Finish() => DescriptionFile.Write(Unfinished(DescriptionFile.Of(Target)), Description);

    protected override void Close() => _rows.Dispose();
}
