using Selfsame.Torch;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Evaluation.FewLabels;
using Xunit;

namespace Selfsame.Training.Tests.Evaluation.FewLabels;

public sealed class FewLabelsTests
{
    private const int Classes = 6;

    [Fact]
    public void PerClass_UnevenClasses_TakesTheSameOfEachAndGrowsByAddition()
    {
        int[] labels = [.. Enumerable.Range(0, 200).Select(i => i % 7 == 0 ? -1 : i * i % 5)];

        var few = LabelSubset.PerClass(labels, 3, seed: 1);
        var more = LabelSubset.PerClass(labels, 10, seed: 1);

        Assert.All(few.GroupBy(position => labels[position]), group => Assert.Equal(3, group.Count()));
        Assert.DoesNotContain(few, position => labels[position] < 0);
        Assert.Subset(more.ToHashSet(), few.ToHashSet());
        Assert.NotEqual(few, LabelSubset.PerClass(labels, 3, seed: 2));
    }

    [Theory]
    [InlineData(0.01, 1)]
    [InlineData(0.1, 5)]
    [InlineData(1.0, 50)]
    public void Share_BalancedClasses_IsThatShareOfEachButNeverNothing(double share, int each)
    {
        int[] labels = [.. Enumerable.Range(0, 200).Select(i => i % 4)];

        Assert.All(LabelSubset.Share(labels, share, seed: 3).GroupBy(position => labels[position]), group => Assert.Equal(each, group.Count()));
    }

    [Fact]
    public void Run_ClassesFarApart_IsAlwaysRightFromOneShot()
    {
        using var set = Clouds(spread: 0.05);

        var scores = new FewShotEpisodes(new FewShotOptions { Episodes = 40 }).Run(set, shots: 1);

        Assert.Equal((5, 1, 1.0, 0.0), (scores.Ways, scores.Shots, scores.Prototypes.Mean, scores.Prototypes.Interval));
        Assert.Equal(1.0, scores.Logistic.Mean);
    }

    [Fact]
    public void Run_FeaturesWithoutClasses_IsAtChance()
    {
        using var set = Clouds(spread: 1, signal: 0);

        var scores = new FewShotEpisodes(new FewShotOptions { Episodes = 300 }).Run(set, shots: 1);

        Assert.InRange(scores.Prototypes.Mean, 0.2 - 0.02, 0.2 + 0.02);
        Assert.InRange(scores.Logistic.Mean, 0.2 - 0.02, 0.2 + 0.02);
        Assert.InRange(scores.Prototypes.Interval, 0.001, 0.02);
    }

    [Fact]
    public void Run_MoreShots_KnowMoreAndEpisodesRepeat()
    {
        using var set = Clouds(spread: 0.6);
        var episodes = new FewShotEpisodes(new FewShotOptions { Episodes = 100 });

        var one = episodes.Run(set, shots: 1);

        Assert.True(episodes.Run(set, shots: 5).Prototypes.Mean > one.Prototypes.Mean + 0.03);
        Assert.Equal(one, episodes.Run(set, shots: 1));
    }

    [Fact]
    public void Run_MoreShotsThanSamples_SaysSo()
    {
        using var set = Clouds(spread: 1);

        Assert.Contains("at least 41 samples", Assert.Throws<ArgumentException>(() => new FewShotEpisodes(new FewShotOptions()).Run(set, shots: 40)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Spread_SmallSet_SolvesTheEquation()
    {
        const double Alpha = 0.9;
        using var set = Clouds(spread: 0.5);
        var labels = Hidden(set, known: 2);
        var options = new LabelPropagationOptions { Neighbours = 7, Alpha = Alpha, MaximumIterations = 500 };

        var spread = new LabelPropagation(options).Spread(set.Features, labels, Classes);

        // The definition: Z - alpha W Z = Y, in loops.
        var weight = DenseGraph(set, 7, power: 3);
        for (var row = 0; row < set.Count; row++)
        {
            for (var label = 0; label < Classes; label++)
            {
                var image = Enumerable.Range(0, set.Count).Sum(other => weight[row, other] * spread[other * Classes + label]);
                Assert.Equal(labels[row] == label ? 1 : 0, spread[row * Classes + label] - (Alpha * image), 1e-4);
            }
        }
    }

    [Fact]
    public void Spread_TwoRings_FollowsTheRingsWhereTheNearestLabelDoesNot()
    {
        // Two arcs on the sphere, each labelled at one end only; samples near an arc's other end are nearer to the other arc's label.
        const int Each = 60;
        var (values, labels) = (new float[Each * 2 * 3], new int[Each * 2]);
        for (var i = 0; i < Each * 2; i++)
        {
            var (arc, angle) = (i / Each, i % Each * 2.8 / Each);
            (values[i * 3], values[i * 3 + 1], values[i * 3 + 2]) = ((float)Math.Cos(angle), (float)Math.Sin(angle), arc * 0.6f);
            labels[i] = i == 0 ? 0 : i == Each * 2 - 1 ? 1 : -1;
        }

        using var scope = new TensorScope();
        var spread = new LabelPropagation(new LabelPropagationOptions { Neighbours = 2, MaximumIterations = 200 }).Spread(Tensor.From<float>(values, [Each * 2, 3]), labels, 2);

        Assert.All(Enumerable.Range(0, Each * 2), i => Assert.True(spread[i * 2 + (i / Each)] > spread[i * 2 + 1 - (i / Each)], $"sample {i}"));
    }

    private static int[] Hidden(FeatureSet set, int known)
    {
        var told = LabelSubset.PerClass(set.Labels, known, seed: 0).ToHashSet();
        return [.. set.Labels.Select((label, i) => told.Contains(i) ? label : -1)];
    }

    private static double[,] DenseGraph(FeatureSet set, int neighbours, double power)
    {
        var (n, values) = (set.Count, set.Features.ToArray<float>());
        var rows = Enumerable.Range(0, n).Select(i => values.Skip(i * set.Width).Take(set.Width).Select(value => (double)value).ToArray()).ToArray();
        double Cosine(int a, int b) => rows[a].Zip(rows[b], (x, y) => x * y).Sum() / Math.Sqrt(rows[a].Sum(x => x * x) * rows[b].Sum(x => x * x));
        var weight = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            foreach (var j in Enumerable.Range(0, n).Where(j => j != i).OrderByDescending(j => Cosine(i, j)).Take(neighbours))
            {
                weight[i, j] += Math.Pow(Math.Max(Cosine(i, j), 0), power);
                weight[j, i] += Math.Pow(Math.Max(Cosine(i, j), 0), power);
            }
        }
        var degree = Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Sum(j => weight[i, j])).ToArray();
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++) weight[i, j] /= Math.Sqrt(degree[i] * degree[j]);
        return weight;
    }

    // Twenty samples around a random point for each class.
    private static FeatureSet Clouds(double spread, double signal = 1)
    {
        Engine.Seed(5);
        using var scope = new TensorScope();
        var centres = Tensor.Randn([Classes, 1, 16]) * signal;
        var features = (centres + (Tensor.Randn([Classes, 20, 16]) * (spread * Math.Sqrt(2)))).Reshape([Classes * 20, 16]);
        return new FeatureSet(features, [.. Enumerable.Range(0, Classes * 20).Select(i => i / 20)], [.. Enumerable.Range(0, Classes * 20)]);
    }
}
