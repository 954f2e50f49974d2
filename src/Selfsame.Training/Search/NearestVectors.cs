using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.Training.Search;

/// <summary>The rows that are nearest to some queries by cosine, kept while rows are shown part by part: exact, and the memory does not grow with their number.</summary>
public sealed class NearestVectors : IDisposable
{
    private readonly Tensor _queries;
    private readonly int _neighbours;
    private Tensor? _similarity;
    private Tensor? _rows;

    /// <summary>Prepares queries.</summary>
    /// <param name="queries">Q x D float32.</param>
    /// <param name="neighbours">How many are kept for each, at least 1.</param>
    public NearestVectors(Tensor queries, int neighbours)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(neighbours, 1);
        _neighbours = neighbours;
        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        _queries = queries.L2Normalize().Outlive();                                            // Q x D
    }

    /// <summary>Rows shown so far.</summary>
    public long Count { get; private set; }

    /// <summary>Shows further rows.</summary>
    /// <param name="rows">N x D float32, of any length; one of length 0 is similar to nothing.</param>
    public void Add(Tensor rows)
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        var lengths = rows.Square().Sum([1]).Sqrt().ClampMin(1e-12);                           // N
        var (similarity, found) = (_queries.Mm(rows.T) / lengths).Topk(Math.Min(_neighbours, rows.Size(0)), 1);
        found = found + Count;
        Count += rows.Size(0);
        if (_similarity is not null && _rows is not null)
        {
            var both = Tensor.Cat([_similarity, similarity], 1);
            var order = Tensor.Cat([_rows, found], 1);
            (similarity, var kept) = both.Topk(Math.Min(_neighbours, both.Size(1)), 1);        // Q x k
            found = order.Gather(1, kept);
        }
        _similarity?.Dispose();
        _rows?.Dispose();
        (_similarity, _rows) = (similarity.Outlive(), found.Outlive());
    }

    /// <summary>What was found for each query, nearest first.</summary>
    /// <returns>Numbers of rows, in the order they were shown in, and cosines from -1 to 1.</returns>
    public (int Row, float Similarity)[][] Found()
    {
        if (_similarity is null || _rows is null) return [.. Enumerable.Range(0, (int)_queries.Size(0)).Select(_ => Array.Empty<(int, float)>())];
        var (similarity, rows) = (_similarity.ToArray<float>(), _rows.ToArray<long>());
        return [.. rows.Zip(similarity, (row, each) => ((int)row, Math.Clamp(each, -1f, 1f))).Chunk((int)_rows.Size(1))];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _queries.Dispose();
        _similarity?.Dispose();
        _rows?.Dispose();
    }
}
