using Selfsame.Training.FineTuning;

namespace Selfsame.Training.Reports.Evaluations;

/// <summary>What few labels bought, by all evaluations that told labels of the same pictures equally often.</summary>
/// <param name="Last">The newest of them.</param>
/// <param name="Rows">By number of labels; of the same amount the newest.</param>
internal sealed record LabelEfficiencyCurve(KeptEvaluation Last, IReadOnlyList<LabelEfficiencyRow> Rows)
{
    /// <summary>Puts evaluations together.</summary>
    /// <param name="evaluations">Oldest first.</param>
    internal static IReadOnlyList<LabelEfficiencyCurve> Of(IReadOnlyList<KeptEvaluation> evaluations) =>
    [
        .. evaluations.Select(each => (Evaluation: each, Rows: LabelEfficiencyRows.Of(each.Document))).Where(each => each.Rows.Count > 0)
            .GroupBy(each => (each.Evaluation.Pictures, each.Rows[0].Pretrained.Seeds.Count), (_, group) => Merged([.. group])),
    ];

    // A run that has gone on since an evaluation is another encoder: it makes no curve with that of today.
    private static LabelEfficiencyCurve Merged((KeptEvaluation Evaluation, IReadOnlyList<LabelEfficiencyRow> Rows)[] group)
    {
        var last = group[^1].Evaluation;
        var rows = group.Where(each => each.Evaluation.Encoder == last.Encoder).Reverse().SelectMany(each => each.Rows).DistinctBy(row => row.Amount);
        return new LabelEfficiencyCurve(last, [.. rows.OrderBy(row => row.Labels)]);
    }
}
