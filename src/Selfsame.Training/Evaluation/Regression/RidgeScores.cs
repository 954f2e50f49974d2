namespace Selfsame.Training.Evaluation.Regression;

/// <summary>How well numbers are read from features.</summary>
/// <param name="Quantities">One row a number.</param>
public sealed record RidgeScores(IReadOnlyList<QuantityScore> Quantities) : IScores
{
    /// <inheritdoc/>
    public IReadOnlyList<ScoreFigure> Figures() =>
    [
        .. Quantities.SelectMany(each => new[]
        {
            new ScoreFigure($"{each.Name}, R2", each.R2, ScoreUnit.Number),
            new ScoreFigure($"{each.Name}, mean error", each.MeanAbsoluteError, ScoreUnit.Error),
        }),
    ];
}
