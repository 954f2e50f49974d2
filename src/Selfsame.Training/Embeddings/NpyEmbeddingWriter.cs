using System.Runtime.InteropServices;
using System.Text;

namespace Selfsame.Training.Embeddings;

/// <summary>The matrix in a .npy file, the names of its rows and the description beside it.</summary>
internal sealed class NpyEmbeddingWriter : EmbeddingWriter
{
    private readonly FileStream _matrix;
    private readonly StreamWriter _names;

    public NpyEmbeddingWriter(string path, EmbeddingDescription description)
        : base(path, description)
    {
        _matrix = File.Create(Unfinished(path));
        _matrix.Write(NpyFile.Header(0, Width));
        _names = new StreamWriter(Unfinished(NamesOf(path)), append: false, new UTF8Encoding(false));
        _names.Write("name,class\n");
    }

    public static string NamesOf(string path) => path + ".names.csv";

    protected override void Append(ReadOnlySpan<float> vectors, IReadOnlyList<EmbeddingName> names)
    {
        _matrix.Write(MemoryMarshal.AsBytes(vectors));
        foreach (var name in names) _names.Write($"{CsvField.Of(name.Path)},{CsvField.Of(name.Class)}\n");
    }

    protected override void Finish()
    {
        _matrix.Position = 0;
        _matrix.Write(NpyFile.Header(Count, Width));
        DescriptionFile.Write(Unfinished(DescriptionFile.Of(Target)), Description);
    }

    protected override void Close()
    {
        _matrix.Dispose();
        _names.Dispose();
    }
}
