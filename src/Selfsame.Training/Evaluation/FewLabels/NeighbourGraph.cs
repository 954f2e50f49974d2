using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.Training.Evaluation.FewLabels;

/// <summary>The symmetric graph of nearest neighbours, its weights divided by the square roots of both degrees: row after row, zeros left out.</summary>
internal sealed class NeighbourGraph
{
    private readonly int[] _starts;
    private readonly int[] _columns;
    private readonly double[] _weights;

    private NeighbourGraph(int[] starts, int[] columns, double[] weights) => (_starts, _columns, _weights) = (starts, columns, weights);

    /// <summary>Number of samples.</summary>
    public int Count => _starts.Length - 1;

    public static NeighbourGraph Of(Tensor features, int neighbours, double power, int chunkElements)
    {
        var rows = Enumerable.Range(0, (int)features.Size(0)).Select(_ => new SortedDictionary<int, double>()).ToArray();
        foreach (var (from, to, similarity) in Nearest(features, neighbours, chunkElements))
        {
            var weight = similarity > 0 ? Math.Pow(similarity, power) : 0;
            rows[from][to] = rows[from].GetValueOrDefault(to) + weight;
            rows[to][from] = rows[to].GetValueOrDefault(from) + weight;
        }
        var scale = Array.ConvertAll(rows, row => row.Count > 0 && row.Values.Sum() is > 0 and var degree ? 1 / Math.Sqrt(degree) : 0);
        var starts = new int[rows.Length + 1];
        for (var row = 0; row < rows.Length; row++) starts[row + 1] = starts[row] + rows[row].Count;
        var (columns, weights) = (new int[starts[^1]], new double[starts[^1]]);
        for (var row = 0; row < rows.Length; row++)
        {
            var at = starts[row];
            foreach (var (column, weight) in rows[row]) (columns[at], weights[at++]) = (column, weight * scale[row] * scale[column]);
        }
        return new NeighbourGraph(starts, columns, weights);
    }

    /// <summary>y = W x.</summary>
    public void Multiply(double[] x, double[] y)
    {
        for (var row = 0; row < y.Length; row++)
        {
            var sum = 0.0;
            for (var at = _starts[row]; at < _starts[row + 1]; at++) sum += _weights[at] * x[_columns[at]];
            y[row] = sum;
        }
    }

    private static IEnumerable<(int From, int To, float Similarity)> Nearest(Tensor features, int neighbours, int chunkElements)
    {
        var count = (int)features.Size(0);
        using var unit = Normalised(features);
        var chunk = Math.Clamp(chunkElements / Math.Max(count, 1), 1, count);
        for (var start = 0; start < count; start += chunk)
        {
            var (similar, columns) = Chunk(unit, start, Math.Min(chunk, count - start), neighbours + 1);
            var width = columns.Length / Math.Min(chunk, count - start);
            for (var i = 0; i < columns.Length; i++)
            {
                var (from, to) = (start + (i / width), (int)columns[i]);
                if (from != to) yield return (from, to, similar[i]);
            }
        }
    }

    private static Tensor Normalised(Tensor features)
    {
        using var scope = new TensorScope();
        return features.L2Normalize().Outlive();
    }

    private static (float[] Similar, long[] Columns) Chunk(Tensor unit, int start, int length, int neighbours)
    {
        using var scope = new TensorScope();
        var (similar, columns) = unit.Narrow(0, start, length).Mm(unit.T).Topk(Math.Min(neighbours, unit.Size(0)), 1);
        return (similar.ToArray<float>(), columns.ToArray<long>());
    }
}
