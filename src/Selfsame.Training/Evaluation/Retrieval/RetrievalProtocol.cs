using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;
using Selfsame.Training.Evaluation.Scores;

namespace Selfsame.Training.Evaluation.Retrieval;

/// <summary>Pictures of the test set look for those of their class among the training set's, by cosine. Nothing is learnt.</summary>
/// <remarks>Recall at k as in metric learning (Song et al., CVPR 2016, arXiv 1511.06452): whether any of the k nearest is right. Similarities are made in chunks.</remarks>
public sealed class RetrievalProtocol : FeatureProtocol<RetrievalScores>
{
    private const int ChunkElements = 1 << 24;

    private readonly record struct Query(double AveragePrecision, int FirstRight);

    /// <inheritdoc/>
    public override EvaluationProtocol Protocol => EvaluationProtocol.Retrieval;

    /// <inheritdoc/>
    public override RetrievalScores Run(JudgedFeatures judged, CancellationToken cancellation = default) => Run(judged.Learnt, judged.Test, cancellation);

    /// <summary>Looks for the queries' classes in a gallery.</summary>
    /// <param name="gallery">What is searched.</param>
    /// <param name="queries">What is looked for; every class of theirs is in the gallery.</param>
    /// <param name="cancellation">Stops between two chunks.</param>
    public static RetrievalScores Run(FeatureSet gallery, FeatureSet queries, CancellationToken cancellation = default)
    {
        using var noGrad = new NoGrad();
        using var scope = new TensorScope();
        var (shelf, asked) = (gallery.Features.L2Normalize(), queries.Features.L2Normalize()); // M x D, N x D
        var found = new Query[queries.Count];
        var chunk = Math.Clamp(ChunkElements / gallery.Count, 1, queries.Count);
        for (var start = 0; start < queries.Count; start += chunk)
        {
            cancellation.ThrowIfCancellationRequested();
            using var inner = new TensorScope();
            var (first, length) = (start, Math.Min(chunk, queries.Count - start));
            var similar = asked.Narrow(0, first, length).Mm(shelf.T).ToArray<float>();         // n x M
            Parallel.For(0, length, row => found[first + row] = Rank(similar.AsSpan(row * gallery.Count, gallery.Count), gallery.Labels, queries.Labels[first + row]));
        }
        double Within(int k) => (double)found.Count(query => query.FirstRight < k) / found.Length;
        return new RetrievalScores(found.Average(query => query.AveragePrecision), Within(1), Within(5), Within(10));
    }

    private static Query Rank(ReadOnlySpan<float> similar, int[] labels, int label)
    {
        var relevant = new bool[similar.Length];
        var (best, bestAt) = (float.NegativeInfinity, -1);
        for (var i = 0; i < similar.Length; i++)
        {
            relevant[i] = labels[i] == label;
            if (relevant[i] && similar[i] > best) (best, bestAt) = (similar[i], i);
        }
        if (bestAt < 0) return new Query(0, int.MaxValue);
        // Equal ones rank by their place in the gallery.
        var before = 0;
        for (var i = 0; i < similar.Length; i++) before += similar[i] > best || (similar[i] == best && i < bestAt) ? 1 : 0;
        return new Query(RankedRetrieval.AveragePrecision(relevant, similar), before);
    }
}
