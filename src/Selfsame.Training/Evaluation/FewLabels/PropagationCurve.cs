namespace Selfsame.Training.Evaluation.FewLabels;

/// <summary>What spreading a few labels gave, one row for each number of labels.</summary>
/// <param name="Labels">By number of labels.</param>
public sealed record PropagationCurve(IReadOnlyList<PropagationScores> Labels) : IScores
{
    /// <inheritdoc/>
    public IReadOnlyList<ScoreFigure> Figures() =>
    [
        .. Labels.SelectMany(row => new[]
        {
            new ScoreFigure($"{row.PerClass} of each class", row.Propagated.Mean, ScoreUnit.Share, row.Propagated.Std),
            new ScoreFigure($"{row.PerClass} of each class, a linear probe on the same", row.Linear.Mean, ScoreUnit.Share, row.Linear.Std),
        }),
    ];
}
