using Selfsame.Torch;
using Selfsame.Training.Search;
using Xunit;

namespace Selfsame.Training.Tests.Search;

public sealed class NearestVectorsTests
{
    private const int Width = 7;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(200)]
    public void Found_InPartsOfAnySize_IsWhatComparingAllGives(int part)
    {
        const int Rows = 200;
        const int Queries = 5;
        var random = new Random(3);
        var (rows, queries) = (Values(random, Rows), Values(random, Queries));
        using var scope = new TensorScope();
        using var nearest = new NearestVectors(Tensor.From(queries, Queries, Width), 4);
        for (var first = 0; first < Rows; first += part)
        {
            var length = Math.Min(part, Rows - first);
            nearest.Add(Tensor.From<float>(rows.AsSpan(first * Width, length * Width), [length, Width]));
        }
        var found = nearest.Found();
        Assert.Equal(Rows, nearest.Count);
        for (var query = 0; query < Queries; query++)
        {
            var expected = Enumerable.Range(0, Rows).Select(row => (Row: row, Cosine: Cosine(queries, query, rows, row))).OrderByDescending(each => each.Cosine).Take(4).ToArray();
            Assert.Equal(expected.Select(each => each.Row), found[query].Select(each => each.Row));
            foreach (var (mine, theirs) in expected.Zip(found[query])) Assert.Equal(mine.Cosine, theirs.Similarity, 1e-5);
        }
    }

    [Fact]
    public void Found_FewerRowsThanAskedFor_GivesThemAll()
    {
        using var scope = new TensorScope();
        using var nearest = new NearestVectors(Tensor.From<float>([1, 0], [1, 2]), 10);
        Assert.Empty(Assert.Single(nearest.Found()));
        nearest.Add(Tensor.From<float>([0, 5, 3, 0, 0, 0], [3, 2]));
        Assert.Equal([(1, 1f), (0, 0f), (2, 0f)], Assert.Single(nearest.Found()).OrderByDescending(hit => hit.Similarity).ThenBy(hit => hit.Row));
    }

    private static float[] Values(Random random, int rows) => [.. Enumerable.Range(0, rows * Width).Select(_ => (float)(random.NextDouble() - 0.4))];

    private static double Cosine(float[] a, int i, float[] b, int j)
    {
        var (dot, x, y) = (0.0, 0.0, 0.0);
        for (var column = 0; column < Width; column++)
        {
            var (p, q) = (a[(i * Width) + column], b[(j * Width) + column]);
            (dot, x, y) = (dot + ((double)p * q), x + ((double)p * p), y + ((double)q * q));
        }
        return dot / Math.Sqrt(x * y);
    }
}
