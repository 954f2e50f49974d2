namespace Selfsame.Training.Observers;

/// <summary>What an evaluation after an epoch found.</summary>
/// <param name="Figures">The numbers, each logged under <c>eval/</c>: <c>knn/top1</c>.</param>
/// <param name="Score">The number by which the best checkpoint is kept, higher is better, or null to keep none by it.</param>
public sealed record EpochEvaluation(IReadOnlyList<Figure> Figures, double? Score);
