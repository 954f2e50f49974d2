using Selfsame.Torch;

namespace Selfsame.Training.Evaluation;

/// <summary>Weighted k-nearest-neighbour classification over a bank of labelled features.</summary>
/// <remarks>
/// Wu et al., CVPR 2018 (arXiv 1805.01978), section 3.4: features are L2-normalised, the k most similar rows of the bank vote for their
/// class with weight exp(s / T). The similarity matrix is made in chunks, so memory is bounded whatever the sizes.
/// </remarks>
public sealed class KnnClassifier : IDisposable
{
    private readonly KnnOptions _options;
    private readonly Tensor _bank;
    private readonly Tensor _labels;
    private readonly int _classCount;

    /// <summary>Prepares a bank.</summary>
    /// <param name="bank">Labelled features, every label in [0, <paramref name="classCount"/>).</param>
    /// <param name="classCount">C, at least 1.</param>
    /// <param name="options">k, temperature and chunk size.</param>
    /// <exception cref="ArgumentException">An option is out of range, the bank is empty, or a label is missing.</exception>
    public KnnClassifier(FeatureSet bank, int classCount, KnnOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Neighbours, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Temperature);
        if (bank.Count == 0 || bank.Labels.Any(label => label < 0 || label >= classCount))
            throw new ArgumentException($"A bank needs samples that all have a label below {classCount}.", nameof(bank));
        _options = options;
        _classCount = classCount;
        using var scope = new TensorScope();
        _bank = Prepare(bank.Features).Outlive();                                             // M x D
        _labels = Tensor.From<long>(Array.ConvertAll(bank.Labels, label => (long)label), [bank.Count]).Outlive();
    }

    private int Neighbours => (int)Math.Min(_options.Neighbours, _bank.Size(0));

    /// <summary>Share of the neighbours' votes that each class gets.</summary>
    /// <param name="queries">N x D float32.</param>
    /// <returns>N x C, row-major; each row sums to 1.</returns>
    public float[] Predict(Tensor queries)
    {
        var count = (int)queries.Size(0);
        var scores = new float[(long)count * _classCount];
        var chunk = (int)Math.Clamp(_options.ChunkElements / _bank.Size(0), 1, Math.Max(count, 1));
        using var noGrad = new NoGrad();
        for (var start = 0; start < count; start += chunk)
        {
            using var scope = new TensorScope();
            var length = Math.Min(chunk, count - start);
            var votes = Vote(Prepare(queries.Narrow(0, start, length)));                      // n x C
            votes.CopyTo(scores.AsSpan(start * _classCount, length * _classCount));
        }
        return scores;
    }

    /// <summary>Classifies labelled queries and counts.</summary>
    /// <param name="queries">Labelled features of the same width as the bank.</param>
    public Accuracy Evaluate(FeatureSet queries) => Accuracy.Of(Predict(queries.Features), queries.Labels, _classCount);

    /// <summary>The most similar rows of the bank.</summary>
    /// <param name="queries">N x D float32.</param>
    /// <param name="k">How many for each query; at most the size of the bank.</param>
    /// <returns>N x k row numbers of the bank, row-major, nearest first.</returns>
    public int[] Nearest(Tensor queries, int k)
    {
        using var noGrad = new NoGrad();
        using var scope = new TensorScope();
        var (_, indices) = Similarity(Prepare(queries)).Topk(Math.Min(k, _bank.Size(0)), 1);
        return Array.ConvertAll(indices.ToArray<long>(), index => (int)index);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _bank.Dispose();
        _labels.Dispose();
    }

    private Tensor Prepare(Tensor features) => _options.Weight == NeighbourWeight.Cosine
        ? features / features.Square().Sum([1], keepdim: true).Sqrt().ClampMin(1e-12)
        : features.Contiguous();

    private Tensor Similarity(Tensor queries) => _options.Weight == NeighbourWeight.Cosine
        ? queries.Mm(_bank.T)                                                                 // n x M
        : -Tensor.Cdist(queries, _bank);

    private Tensor Vote(Tensor queries)
    {
        var (similarity, neighbours) = Similarity(queries).Topk(Neighbours, 1);               // n x k
        // The nearest neighbour's weight is taken out of all: the shares stay the same and a small temperature cannot overflow.
        var weights = _options.Weight == NeighbourWeight.Cosine
            ? ((similarity - similarity.Narrow(1, 0, 1)) / _options.Temperature).Exp()
            : (-similarity + 1e-5).Reciprocal();
        var classes = _labels.IndexSelect(0, neighbours.Reshape([-1])).Reshape([queries.Size(0), Neighbours]);
        var votes = Tensor.Zeros([queries.Size(0), _classCount]).ScatterAdd(1, classes, weights);
        return votes / votes.Sum([1], keepdim: true);
    }
}
