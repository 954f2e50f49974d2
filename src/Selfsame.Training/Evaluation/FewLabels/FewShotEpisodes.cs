using Selfsame.Data.Random;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.Training.Evaluation.FewLabels;

/// <summary>Few-shot episodes: from a few classes and a few samples of each, name the others.</summary>
/// <remarks>
/// Vinyals et al., NeurIPS 2016, arXiv 1606.04080; prototypes as in Snell et al., NeurIPS 2017, arXiv 1703.05175, but on L2-normalised frozen
/// features. Every kind of features is asked the same episodes.
/// </remarks>
/// <param name="options">Ways, shots and how often.</param>
public sealed class FewShotEpisodes(FewShotOptions options)
{
    private const int UsualWays = 5;

    /// <summary>Runs the episodes.</summary>
    /// <param name="set">Labelled features; classes of fewer samples than shots and one query are left out.</param>
    /// <param name="shots">k, at least 1.</param>
    /// <exception cref="ArgumentException">Fewer than two classes have samples enough.</exception>
    public FewShotScores Run(FeatureSet set, int shots)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shots, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Queries, 1);
        var classes = Enumerable.Range(0, set.Count).Where(row => set.Labels[row] >= 0).GroupBy(row => set.Labels[row])
            .Where(group => group.Count() > shots).OrderBy(group => group.Key).Select(group => group.ToArray()).ToArray();
        if (classes.Length < 2)
            throw new ArgumentException($"Episodes of {shots} shots need two classes of at least {shots + 1} samples, but there are {classes.Length}.", nameof(shots));
        var ways = Math.Min(options.Ways ?? UsualWays, classes.Length);
        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        var features = set.Features.L2Normalize();                                             // M x D
        var (prototypes, logistic) = (new double[options.Episodes], new double[options.Episodes]);
        for (var episode = 0; episode < options.Episodes; episode++)
        {
            using var inner = new TensorScope();
            var (support, supportLabels, query, queryLabels) = Draw(classes, ways, shots, episode);
            var (shown, asked) = (Rows(features, support), Rows(features, query));
            prototypes[episode] = Accuracy.Of(NearestMean(shown, asked, ways, shots), queryLabels, ways).Top1;
            logistic[episode] = Accuracy.Of(Regression(shown, supportLabels, asked, ways), queryLabels, ways).Top1;
        }
        return new FewShotScores(ways, shots, MeanAccuracy.Of(prototypes), MeanAccuracy.Of(logistic));
    }

    // Shots class by class, then queries.
    private (int[] Support, int[] SupportLabels, int[] Query, int[] QueryLabels) Draw(int[][] classes, int ways, int shots, int episode)
    {
        var stream = Philox.At(options.Seed, episode, shots, 2, RandomPurpose.Evaluation);
        var order = Enumerable.Range(0, classes.Length).ToArray();
        stream.Shuffle(order.AsSpan());
        var (support, query, queryLabels) = (new List<int>(), new List<int>(), new List<int>());
        for (var way = 0; way < ways; way++)
        {
            var members = (int[])classes[order[way]].Clone();
            stream.Shuffle(members.AsSpan());
            support.AddRange(members.Take(shots));
            var asked = members.Skip(shots).Take(options.Queries).ToArray();
            query.AddRange(asked);
            queryLabels.AddRange(asked.Select(_ => way));
        }
        return ([.. support], [.. Enumerable.Range(0, ways * shots).Select(i => i / shots)], [.. query], [.. queryLabels]);
    }

    private static float[] NearestMean(Tensor shown, Tensor asked, int ways, int shots)
    {
        var means = shown.Reshape([ways, shots, shown.Size(1)]).Mean([1]);                     // W x D
        return (-Tensor.Cdist(asked, means)).ToArray<float>();                                // Q x W
    }

    private float[] Regression(Tensor shown, int[] labels, Tensor asked, int ways)
    {
        using var problem = new LogisticProblem(shown * Math.Sqrt(shown.Size(1)), labels, ways);
        problem.Minimise(options.Strength, maximumIterations: 100, relativeDecrease: 1e-5);
        return ((asked * Math.Sqrt(asked.Size(1))).Mm(problem.Weight()) + problem.Bias()).ToArray<float>();
    }

    private static Tensor Rows(Tensor features, int[] positions) =>
        features.IndexSelect(0, Tensor.From<long>(Array.ConvertAll(positions, position => (long)position), [positions.Length]));
}
