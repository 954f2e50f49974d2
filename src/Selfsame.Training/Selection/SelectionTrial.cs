using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Selection;

/// <summary>What chosen labels buy over as many random ones: rounds of choosing on a labelled set whose labels are uncovered only for what was chosen.</summary>
/// <remarks>Uncertainty needs labels to begin with: its first round is by chance.</remarks>
public static class SelectionTrial
{
    /// <summary>Runs all strategies from all seeds.</summary>
    /// <param name="pool">What can be chosen, with all labels.</param>
    /// <param name="test">What is counted on.</param>
    /// <param name="classCount">How many classes there are.</param>
    /// <param name="options">Strategies, numbers of labels and seeds.</param>
    /// <param name="finished">Given each row as soon as it is there; may be null.</param>
    /// <returns>A row for each strategy, number and seed.</returns>
    public static IReadOnlyList<SelectionTrialRow> Run(FeatureSet pool, FeatureSet test, int classCount, SelectionTrialOptions options, Action<SelectionTrialRow>? finished = null)
    {
        var rows = new List<SelectionTrialRow>();
        foreach (var strategy in options.Strategies)
        {
            for (var seed = 0; seed < options.Seeds; seed++)
            {
                var chosen = new List<int>();
                foreach (var count in options.Counts.Order())
                {
                    chosen.AddRange(Choose(pool, chosen, count - chosen.Count, classCount, strategy, options.Measure, seed));
                    using var labelled = pool.Subset([.. chosen]);
                    using var probe = LinearProbe.Fit(labelled, classCount, new LinearProbeOptions());
                    var row = new SelectionTrialRow(strategy, count, seed, probe.Evaluate(test).Top1, labelled.Labels.Distinct().Count());
                    rows.Add(row);
                    finished?.Invoke(row);
                }
            }
        }
        return rows;
    }

    private static IEnumerable<int> Choose(FeatureSet pool, List<int> chosen, int wanted, int classCount, SelectionStrategy strategy, UncertaintyMeasure measure, int seed)
    {
        if (wanted < 1) return [];
        var known = chosen.ToHashSet();
        int[] open = [.. Enumerable.Range(0, pool.Count).Where(row => !known.Contains(row))];
        using var candidates = pool.Subset(open);
        using var labelled = pool.Subset([.. chosen]);
        using var choice = new SelectionPool(candidates, labelled, classCount);
        var isBlind = strategy == SelectionStrategy.Uncertain && labelled.Labels.Distinct().Count() < 2;
        var selector = PictureSelection.Selector(isBlind ? SelectionStrategy.Random : strategy, measure);
        return [.. selector.Select(choice, wanted, seed).Select(each => open[each.Row])];
    }
}
