namespace Selfsame.Training.Evaluation.FewLabels;

/// <summary>What few-shot episodes gave, one row for each number of shots.</summary>
/// <param name="Shots">By number of shots.</param>
public sealed record FewShotCurve(IReadOnlyList<FewShotScores> Shots) : IScores
{
    /// <inheritdoc/>
    public IReadOnlyList<ScoreFigure> Figures() =>
    [
        .. Shots.SelectMany(row => new[]
        {
            new ScoreFigure($"{row.Ways}-way {row.Shots}-shot, prototypes", row.Prototypes.Mean, ScoreUnit.Share, row.Prototypes.Interval),
            new ScoreFigure($"{row.Ways}-way {row.Shots}-shot, logistic", row.Logistic.Mean, ScoreUnit.Share, row.Logistic.Interval),
        }),
    ];
}
