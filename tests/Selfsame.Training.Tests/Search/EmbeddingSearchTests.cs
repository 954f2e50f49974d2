using Selfsame.Testing;
using Selfsame.Torch;
using Selfsame.Training.Embeddings;
using Selfsame.Training.Search;
using Xunit;

namespace Selfsame.Training.Tests.Search;

public sealed class EmbeddingSearchTests
{
    [Fact]
    public void Find_FileOfManyParts_KeepsNoMoreTensorsThanFound()
    {
        const int Width = 64;
        const int Rows = 150_000;                                              // 38 MB: three parts
        using var folder = new TemporaryFolder();
        var path = folder.Combine("x.npy");
        var random = new Random(1);
        using (var writer = EmbeddingWriter.Create(path, new EmbeddingDescription { Fingerprint = "f", Encoder = "e", Method = "", Architecture = "a", Features = Width, Preprocessing = new Preprocessing(), Data = "d" }))
        {
            for (var first = 0; first < Rows; first += 10_000)
            {
                writer.Add([.. Enumerable.Range(0, 10_000 * Width).Select(_ => random.NextSingle() - 0.5f)], [.. Enumerable.Range(first, 10_000).Select(row => new EmbeddingName($"{row}", null))]);
            }
            writer.Complete();
        }
        using var reader = EmbeddingFile.Open(path);
        using var scope = new TensorScope();
        var row = new float[Width];
        Assert.Equal(1, reader.Read(row));
        using var again = EmbeddingFile.Open(path);
        Garbage.Settle();
        var live = TensorScope.LiveTensors;
        var parts = new List<int>();
        var found = EmbeddingSearch.Find(again, Tensor.From(row, 1, Width), 3, parts.Add);
        Assert.Equal(live + 1, TensorScope.LiveTensors);                       // the query
        Assert.Equal((0, 1f), (found[0][0].Row, MathF.Round(found[0][0].Similarity, 5)));
        Assert.Equal(Rows, parts[^1]);
        Assert.True(parts.Count > 2);
        Assert.Equal("0", again.Names([found[0][0].Row])[0].Path);
    }
}
