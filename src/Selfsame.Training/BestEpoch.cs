using Selfsame.Training.Observers;
using Selfsame.Training.Runs;

namespace Selfsame.Training;

/// <summary>Which epoch's checkpoint is worth keeping: by the labelled evaluation where there is one, else by effective rank and loss.</summary>
/// <remarks>
/// Without labels nothing says for certain which of two encoders is better. Effective rank follows it most closely (Garrido et al.: RankMe, ICML 2023,
/// arXiv 2210.02885), but noise has a high rank too: the loss must not have risen by more than a tenth of its size meanwhile.
/// </remarks>
public static class BestEpoch
{
    private const double LossTolerance = 0.1;

    /// <summary>The number by which epochs are compared, higher is better; null where an epoch says nothing of itself.</summary>
    /// <param name="report">The epoch.</param>
    public static double? Score(EpochReport report) => report.Evaluation is { } evaluation ? evaluation.Score : report.Health?.Rank;

    /// <summary>Whether an epoch is better than the best before it.</summary>
    /// <param name="report">The epoch.</param>
    /// <param name="position">The run, with the best epoch so far.</param>
    public static bool IsBetter(EpochReport report, TrainingPosition position)
    {
        if (Score(report) is not { } score || score <= position.BestScore)
        {
            return false;
        }

        return report.Evaluation is not null
            || position.BestLoss is not { } loss
            || report.MeanLoss <= loss + (LossTolerance * Math.Abs(loss));
    }
}
