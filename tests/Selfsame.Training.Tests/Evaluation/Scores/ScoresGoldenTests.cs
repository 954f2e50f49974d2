using Selfsame.Testing;
using Selfsame.Training.Evaluation.Scores;
using Xunit;

namespace Selfsame.Training.Tests.Evaluation.Scores;

public sealed class ScoresGoldenTests
{
    [Fact]
    public void ClusterAgreement_SklearnCases_GivesTheirScores()
    {
        foreach (var item in SharedFiles.Golden("cluster_scores.sklearn").Cases)
        {
            var agreement = ClusterAgreement.Of(item.Inputs["clusters"].Labels, item.Inputs["labels"].Labels);

            item.AssertOutput("nmi_arithmetic", agreement.Nmi);
            item.AssertOutput("ari", agreement.Ari);
            item.AssertOutput("clustering_accuracy", agreement.Accuracy);
            item.AssertOutput("purity", agreement.Purity);
        }
    }

    [Fact]
    public void RankedRetrieval_SklearnCases_GivesTheirScores()
    {
        foreach (var item in SharedFiles.Golden("average_precision.sklearn").Cases)
        {
            bool[] relevant = [.. item.Inputs["labels"].Labels.Select(label => label == 1)];
            var scores = item.Inputs["scores"].Floats;

            item.AssertOutput("average_precision", RankedRetrieval.AveragePrecision(relevant, scores));
            item.AssertOutput("roc_auc", RankedRetrieval.AreaUnderCurve(relevant, scores));
        }
    }

    [Fact]
    public void AveragePrecision_NothingRelevant_IsNotANumber() =>
        Assert.Equal(double.NaN, RankedRetrieval.AveragePrecision([false, false], [1f, 2f]));
}
