using Selfsame.Testing;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;
using Xunit;

namespace Selfsame.Training.Tests.Evaluation;

public sealed class KnnClassifierTests
{
    [Fact]
    public void Predict_AnyChunkSize_GivesTheSameShares()
    {
        using var bank = FeatureSets.Clouds(300, 16, 5, 1, 2);
        using var test = FeatureSets.Clouds(70, 16, 5, 1, 3);
        using var whole = new KnnClassifier(bank, 5, new KnnOptions());
        using var chunked = new KnnClassifier(bank, 5, new KnnOptions { ChunkElements = 1000 });
        var expected = whole.Predict(test.Features);
        var actual = chunked.Predict(test.Features);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-5);
    }

    [Fact]
    public void Predict_AgainstLoopsInDoubles_Agrees()
    {
        using var bank = FeatureSets.Clouds(60, 6, 3, 1, 4);
        using var test = FeatureSets.Clouds(11, 6, 3, 1, 5);
        var options = new KnnOptions { Neighbours = 7, Temperature = 0.07 };
        using var classifier = new KnnClassifier(bank, 3, options);
        var actual = classifier.Predict(test.Features);
        var (b, q) = (Unit(bank), Unit(test));
        for (var row = 0; row < test.Count; row++)
        {
            var nearest = Enumerable.Range(0, bank.Count)
                .Select(i => (Label: bank.Labels[i], Similarity: q[row].Zip(b[i], (x, y) => x * y).Sum()))
                .OrderByDescending(each => each.Similarity).Take(7).ToArray();
            var total = nearest.Sum(each => Math.Exp(each.Similarity / 0.07));
            for (var c = 0; c < 3; c++)
                Assert.Equal(nearest.Where(each => each.Label == c).Sum(each => Math.Exp(each.Similarity / 0.07)) / total, actual[row * 3 + c], 1e-4);
        }
    }

    [Fact]
    public void Predict_TinyTemperature_DoesNotOverflow()
    {
        using var bank = FeatureSets.Clouds(50, 4, 2, 1, 6);
        using var classifier = new KnnClassifier(bank, 2, new KnnOptions { Temperature = 1e-4 });
        Assert.All(classifier.Predict(bank.Features), share => Assert.True(float.IsFinite(share)));
    }

    [Fact]
    public void Evaluate_BankSmallerThanK_UsesTheWholeBank()
    {
        using var bank = FeatureSets.Clouds(20, 4, 2, 6, 7);
        using var test = FeatureSets.Clouds(20, 4, 2, 6, 8);
        using var classifier = new KnnClassifier(bank, 2, new KnnOptions());
        Assert.True(classifier.Evaluate(test).Top1 > 0.9);
    }

    [Fact]
    public void Nearest_OfTheBankItself_IsTheRowItself()
    {
        using var bank = FeatureSets.Clouds(30, 8, 3, 1, 9);
        using var classifier = new KnnClassifier(bank, 3, new KnnOptions());
        var nearest = classifier.Nearest(bank.Features, 4);
        for (var row = 0; row < 30; row++) Assert.Equal(row, nearest[row * 4]);
    }

    [Fact]
    public void Predict_ManyTimes_LeavesNoTensors()
    {
        using var bank = FeatureSets.Clouds(100, 8, 3, 1, 9);
        Garbage.Settle();
        var before = TensorScope.LiveTensors;
        for (var i = 0; i < 5; i++)
        {
            using var classifier = new KnnClassifier(bank, 3, new KnnOptions { ChunkElements = 500 });
            classifier.Predict(bank.Features);
        }
        Assert.Equal(before, TensorScope.LiveTensors);
    }

    [Fact]
    public void Constructor_MissingLabel_IsRefused()
    {
        using var bank = FeatureSets.Of([1, 0, 0, 1], 2, [0, -1]);
        Assert.Throws<ArgumentException>(() => new KnnClassifier(bank, 2, new KnnOptions()));
    }

    private static double[][] Unit(FeatureSet set)
    {
        var values = set.Features.ToArray<float>();
        return [.. Enumerable.Range(0, set.Count).Select(row =>
        {
            var own = values.Skip(row * set.Width).Take(set.Width).Select(value => (double)value).ToArray();
            var length = Math.Sqrt(own.Sum(value => value * value));
            return own.Select(value => value / length).ToArray();
        })];
    }
}
