namespace Selfsame.Training.Evaluation.Retrieval;

/// <summary>How well pictures of the same class are found again.</summary>
/// <param name="MeanAveragePrecision">Mean over the queries of the average precision over the whole gallery, from 0 to 1.</param>
/// <param name="RecallAt1">Share of queries whose nearest picture is of their class.</param>
/// <param name="RecallAt5">Share of queries with one of their class among the nearest 5.</param>
/// <param name="RecallAt10">Share of queries with one of their class among the nearest 10.</param>
public sealed record RetrievalScores(double MeanAveragePrecision, double RecallAt1, double RecallAt5, double RecallAt10) : IScores
{
    /// <inheritdoc/>
    public IReadOnlyList<ScoreFigure> Figures() => [new("mAP", MeanAveragePrecision), new("R@1", RecallAt1), new("R@5", RecallAt5), new("R@10", RecallAt10)];
}
