using Selfsame.Torch;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Evaluation.FewLabels;
using Selfsame.Training.Evaluation.Regression;
using Selfsame.Training.Evaluation.Retrieval;
using Xunit;

namespace Selfsame.Training.Tests.Evaluation;

/// <summary>The protocols give the numbers of scikit-learn.</summary>
public sealed class SklearnTests
{
    private static readonly SklearnFixture Fixture = SklearnFixture.Read();

    [Fact]
    public void Knn_AnyNeighboursAndTemperature_GivesItsSharesAndAccuracy()
    {
        using var training = Fixture.TrainingSet();
        using var test = Fixture.TestSet();
        foreach (var expected in Fixture.Knn)
        {
            using var classifier = new KnnClassifier(training, Fixture.Classes, new KnnOptions { Neighbours = expected.K, Temperature = expected.Temperature });
            var shares = classifier.Predict(test.Features);

            AssertNear(expected.Shares, Array.ConvertAll(shares, share => (double)share), 1e-5);
            Assert.Equal(expected.Top1, Accuracy.WithinFirst(1, shares, test.Labels, Fixture.Classes), 1e-12);
        }
    }

    [Fact]
    public void Linear_AnyStrength_GivesItsProbabilitiesAndAccuracy()
    {
        using var training = Fixture.TrainingSet();
        using var test = Fixture.TestSet();
        foreach (var expected in Fixture.Linear)
        {
            using var probe = LinearProbe.Fit(training, Fixture.Classes, new LinearProbeOptions { Strengths = [expected.Strength], MaximumIterations = 1000 });
            using var scope = new TensorScope();
            var probabilities = Tensor.From<float>(probe.Predict(test.Features), [test.Count, Fixture.Classes]).Softmax(1).ToArray<float>();

            AssertNear(expected.Probabilities, Array.ConvertAll(probabilities, each => (double)each), 2e-3);
            Assert.Equal(expected.Top1, probe.Evaluate(test).Top1, 1e-12);
        }
    }

    [Fact]
    public void Ridge_AnyStrength_GivesItsNumbersAndScores()
    {
        using var training = Fixture.TrainingSet();
        using var test = Fixture.TestSet();
        foreach (var expected in Fixture.Ridge)
        {
            using var regression = RidgeRegression.Fit(training.Features, Fixture.TrainingNumbers, new RidgeOptions { Strengths = [expected.Strength] });
            var read = regression.Predict(test.Features);

            AssertNear(expected.Read, [.. read.SelectMany(row => row)], 1e-5);
            for (var quantity = 0; quantity < 2; quantity++)
            {
                var score = QuantityScore.Of("number", [.. read.Select(row => row[quantity])], [.. Fixture.TestNumbers.Select(row => row[quantity])], expected.Strength);
                Assert.Equal(expected.R2[quantity], score.R2, 1e-5);
                Assert.Equal(expected.MeanAbsoluteError[quantity], score.MeanAbsoluteError, 1e-5);
            }
        }
    }

    [Fact]
    public void Retrieval_OfTheTestSet_GivesItsPrecisionAndRecall()
    {
        using var training = Fixture.TrainingSet();
        using var test = Fixture.TestSet();

        var found = RetrievalProtocol.Run(training, test);

        Assert.Equal(Fixture.Retrieval.MeanAveragePrecision, found.MeanAveragePrecision, 1e-6);
        Assert.Equal(
            (Fixture.Retrieval.RecallAt1, Fixture.Retrieval.RecallAt5, Fixture.Retrieval.RecallAt10), (found.RecallAt1, found.RecallAt5, found.RecallAt10));
    }

    [Fact]
    public void Spread_AnyGraph_GivesItsShares()
    {
        using var training = Fixture.TrainingSet();
        foreach (var expected in Fixture.Spreading)
        {
            var options = new LabelPropagationOptions { Neighbours = expected.Neighbours, Alpha = expected.Alpha, Power = expected.Power, MaximumIterations = 1000 };
            var scores = new LabelPropagation(options).Spread(training.Features, expected.Known, Fixture.Classes);

            AssertNear(expected.Shares, [.. scores.Chunk(Fixture.Classes).SelectMany(row => row.Select(score => (double)score / row.Sum()))], 1e-5);
        }
    }

    private static void AssertNear(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], tolerance);
    }
}
