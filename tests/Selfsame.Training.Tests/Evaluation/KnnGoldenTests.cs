using Selfsame.Testing;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;
using Xunit;

namespace Selfsame.Training.Tests.Evaluation;

public sealed class KnnGoldenTests
{
    [Fact]
    public void Predict_LightlyCases_GivesTheirScoresOrderAndAccuracy()
    {
        foreach (var item in SharedFiles.Golden("knn.lightly").Cases)
        {
            using var scope = new TensorScope();
            var classes = item.Integer("classes");
            using var bank = Set(item, "train");
            using var test = Set(item, "test");
            using var classifier = new KnnClassifier(bank, classes, new KnnOptions { Neighbours = item.Integer("k"), Temperature = item.Number("t") });
            var shares = classifier.Predict(test.Features);
            var expected = item.Outputs["class_scores_float64"].Values;
            for (var row = 0; row < test.Count; row++)
            {
                var total = expected.AsSpan(row * classes, classes).ToArray().Sum();
                for (var c = 0; c < classes; c++) Assert.Equal(expected[row * classes + c] / total, shares[row * classes + c], 2e-5);
                var order = Enumerable.Range(0, classes).OrderByDescending(c => shares[row * classes + c]).Where(c => shares[row * classes + c] > 0).Select(c => (long)c);
                Assert.Equal(item.Outputs["predicted_order"].Integers.Skip(row * classes).Take(order.Count()), order);
            }
            Assert.Equal(item.Outputs["top1"].Scalar, Accuracy.WithinFirst(1, shares, test.Labels, classes), 1e-6);
        }
    }

    [Fact]
    public void Evaluate_SoloLearnCases_GivesTheirAccuracy()
    {
        foreach (var item in SharedFiles.Golden("knn.solo").Cases)
        {
            using var scope = new TensorScope();
            using var bank = Set(item, "train");
            using var test = Set(item, "test");
            var options = new KnnOptions
            {
                Neighbours = item.Integer("k"),
                Temperature = item.Number("T"),
                Weight = item.Text("distance_fx") == "cosine" ? NeighbourWeight.Cosine : NeighbourWeight.InverseDistance,
            };
            using var classifier = new KnnClassifier(bank, bank.Labels.Max() + 1, options);
            var accuracy = classifier.Evaluate(test);
            item.AssertOutput("top1_percent", 100 * accuracy.Top1);
            item.AssertOutput("top5_percent", 100 * accuracy.Top5);
        }
    }

    private static FeatureSet Set(GoldenCase item, string which)
    {
        var features = item.Inputs[which + "_features"];
        var labels = item.Inputs[which + "_labels"].Labels;
        return new FeatureSet(Tensor.From<float>(features.Floats, features.Shape), labels, [.. Enumerable.Range(0, labels.Length)]);
    }
}
