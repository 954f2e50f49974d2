using Selfsame.Torch;
using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Selection;

/// <summary>Uncertainty sampling: what can be decided least comes first; by a classifier's own probabilities, or by a linear probe that learns from the labels that there are.</summary>
/// <remarks>Lewis and Gale, 1994; the margin by Scheffer et al., 2001.</remarks>
/// <param name="measure">What undecided means.</param>
internal sealed class UncertainSelector(UncertaintyMeasure measure) : IPictureSelector
{
    public IReadOnlyList<SelectedPicture> Select(SelectionPool pool, int count, long seed)
    {
        using var noGrad = new NoGrad();
        var score = Score(pool.Probabilities ?? Probe(pool));                                 // N
        var (scores, rows) = score.Topk(count);
        return [.. rows.ToArray<long>().Zip(scores.ToArray<float>(), (row, each) => new SelectedPicture((int)row, each))];
    }

    private static Tensor Probe(SelectionPool pool)
    {
        if (pool.Labelled is null || pool.Labels.Distinct().Count(label => label >= 0) < 2)
            throw new SettingException("What is uncertain shows only to one who has seen labels of two classes or more: give some with --labelled SOURCE, or choose the first ones by --strategy typical.");
        using var labelled = new FeatureSet(pool.Labelled.Clone(), pool.Labels, [.. Enumerable.Range(0, pool.Labels.Length)]);
        using var probe = LinearProbe.Fit(labelled, pool.ClassCount, new LinearProbeOptions());
        return Tensor.From<float>(probe.Predict(pool.Candidates), [pool.Count, pool.ClassCount]).Softmax(1);
    }

    private Tensor Score(Tensor probabilities)
    {
        if (measure == UncertaintyMeasure.Entropy) return -(probabilities * probabilities.ClampMin(1e-12).Log()).Sum([1]) / Math.Log(probabilities.Size(1));
        var largest = probabilities.Topk(2, 1).Values;                                        // N x 2
        return 1 - (largest.Select(1, 0) - largest.Select(1, 1));
    }
}
