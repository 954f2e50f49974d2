using Selfsame.Training.Selection;
using Selfsame.Training.Tests.Evaluation;
using Xunit;

namespace Selfsame.Training.Tests.Selection;

public sealed class PictureSelectionTests
{
    public static TheoryData<SelectionStrategy> Strategies => [.. Enum.GetValues<SelectionStrategy>()];

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Select_All_GivesEachCandidateOnceAndTheSameForTheSameSeed(SelectionStrategy strategy)
    {
        using var candidates = FeatureSets.Clouds(30, 4, 3, 2, seed: 1);
        using var labelled = FeatureSets.Clouds(9, 4, 3, 2, seed: 2);
        using var pool = new SelectionPool(candidates, labelled, 3);
        var chosen = PictureSelection.Selector(strategy).Select(pool, 30, 4);
        Assert.Equal(Enumerable.Range(0, 30), chosen.Select(each => each.Row).Order());
        Assert.Equal(chosen, PictureSelection.Selector(strategy).Select(pool, 30, 4));
    }

    [Fact]
    public void Coreset_AgainstLoops_IsGreedyKCentre()
    {
        using var candidates = FeatureSets.Clouds(40, 5, 4, 1, seed: 3);
        using var labelled = FeatureSets.Clouds(3, 5, 3, 1, seed: 4);
        using var pool = new SelectionPool(candidates, labelled);
        var (x, centres) = (Rows(pool.Candidates.ToArray<float>(), 5), Rows(pool.Labelled!.ToArray<float>(), 5));
        foreach (var each in PictureSelection.Selector(SelectionStrategy.Coreset).Select(pool, 12, 0))
        {
            var farthest = Enumerable.Range(0, x.Count).MaxBy(row => centres.Min(centre => Distance(x[row], centre)));
            Assert.Equal(farthest, each.Row);
            Assert.Equal(centres.Min(centre => Distance(x[farthest], centre)), each.Score!.Value, 1e-5);
            centres.Add(x[farthest]);
        }
    }

    [Fact]
    public void Coreset_EqualPictures_AreStillChosenOnceEach()
    {
        using var candidates = FeatureSets.Of([1, 0, 1, 0, 1, 0, 0, 1], 2, [-1, -1, -1, -1]);
        using var pool = new SelectionPool(candidates);
        Assert.Equal([0, 1, 2, 3], PictureSelection.Selector(SelectionStrategy.Coreset).Select(pool, 4, 1).Select(each => each.Row).Order());
    }

    [Fact]
    public void Typical_AsManyAsClouds_TakesOneOfEach()
    {
        using var candidates = FeatureSets.Clouds(120, 8, 4, 12, seed: 5);
        using var pool = new SelectionPool(candidates);
        var chosen = PictureSelection.Selector(SelectionStrategy.Typical).Select(pool, 4, 0);
        Assert.Equal([0, 1, 2, 3], chosen.Select(each => candidates.Labels[each.Row]).Order());
    }

    [Fact]
    public void Typical_CloudsThatHaveALabel_ComeLast()
    {
        using var candidates = FeatureSets.Clouds(120, 8, 4, 12, seed: 5);
        using var all = FeatureSets.Clouds(40, 8, 4, 12, seed: 6);
        using var labelled = all.Subset([0, 1]);                               // of clouds 0 and 1
        using var pool = new SelectionPool(candidates, labelled, 4);
        var chosen = PictureSelection.Selector(SelectionStrategy.Typical).Select(pool, 2, 0);
        Assert.Equal([2, 3], chosen.Select(each => candidates.Labels[each.Row]).Order());
    }

    [Fact]
    public void Typical_OneCloud_TakesTheDensestPlace()
    {
        // Directions between 0 and 90 degrees, crowded around 30.
        double[] degrees = [0, 10, 26, 28, 29, 30, 31, 32, 34, 50, 70, 90];
        using var candidates = FeatureSets.Of([.. degrees.SelectMany(angle => new[] { (float)Math.Cos(angle * Math.PI / 180), (float)Math.Sin(angle * Math.PI / 180) })], 2, [.. degrees.Select(_ => -1)]);
        using var pool = new SelectionPool(candidates);
        Assert.Equal(5, PictureSelection.Selector(SelectionStrategy.Typical).Select(pool, 1, 0)[0].Row);
    }

    [Theory]
    [InlineData(UncertaintyMeasure.Margin)]
    [InlineData(UncertaintyMeasure.Entropy)]
    public void Uncertain_BetweenTwoClasses_ComesFirst(UncertaintyMeasure measure)
    {
        using var labelled = FeatureSets.Of([1, 0, 1, 0.1f, 0, 1, 0.1f, 1], 2, [0, 0, 1, 1]);
        using var candidates = FeatureSets.Of([1, 0.05f, 0.7f, 0.7f, 0.05f, 1, 0.9f, 0.3f], 2, [-1, -1, -1, -1]);
        using var pool = new SelectionPool(candidates, labelled, 2);
        var chosen = PictureSelection.Selector(SelectionStrategy.Uncertain, measure).Select(pool, 4, 0);
        Assert.Equal([1, 3], chosen.Take(2).Select(each => each.Row));
        Assert.InRange(chosen[0].Score!.Value, 0.9, 1);
        Assert.Equal(chosen.Select(each => each.Score).OrderDescending(), chosen.Select(each => each.Score));
    }

    [Fact]
    public void Uncertain_WithoutLabelsOfTwoClasses_SaysWhatToDo()
    {
        using var candidates = FeatureSets.Clouds(10, 4, 2, 1, seed: 1);
        using var pool = new SelectionPool(candidates);
        Assert.Contains("--labelled", Assert.Throws<SettingException>(() => PictureSelection.Selector(SelectionStrategy.Uncertain).Select(pool, 1, 0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_Misspelt_NamesTheNearest() =>
        Assert.Contains("'coreset'", Assert.Throws<SettingException>(() => PictureSelection.Parse("corset")).Message, StringComparison.Ordinal);

    [Fact]
    public void Trial_Rounds_KeepWhatIsLabelledAndCountOnTheTestSet()
    {
        using var pool = FeatureSets.Clouds(120, 8, 4, 12, seed: 5);
        using var test = FeatureSets.Clouds(80, 8, 4, 12, seed: 8);
        var rows = SelectionTrial.Run(pool, test, 4, new SelectionTrialOptions { Counts = [4, 20], Seeds = 2 });
        Assert.Equal(4 * 2 * 2, rows.Count);
        Assert.All(rows.Where(row => row is { Strategy: SelectionStrategy.Typical, Labels: 4 }), row => Assert.Equal(4, row.Classes));
        Assert.All(rows.Where(row => row.Labels == 20), row => Assert.InRange(row.Accuracy, 0.9, 1));
        var first = rows.Where(row => row.Labels == 4).ToLookup(row => row.Strategy);
        // Who has no labels to learn from cannot be uncertain: the first round is by chance.
        Assert.Equal(first[SelectionStrategy.Random].Select(row => row.Accuracy), first[SelectionStrategy.Uncertain].Select(row => row.Accuracy));
    }

    private static List<float[]> Rows(float[] values, int width) => [.. values.Chunk(width)];

    private static double Distance(float[] a, float[] b) => 1 - a.Zip(b, (x, y) => (double)x * y).Sum();
}
