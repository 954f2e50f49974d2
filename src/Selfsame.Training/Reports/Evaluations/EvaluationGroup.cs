using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Reports.Evaluations;

/// <summary>Figures that belong into one table: of the same pictures and the same layer.</summary>
/// <param name="Last">The newest evaluation of the group.</param>
/// <param name="Rows">Of each figure the newest, in the order in which they first came.</param>
/// <param name="Notes">What a reader should know besides.</param>
internal sealed record EvaluationGroup(KeptEvaluation Last, IReadOnlyList<ScoreRow> Rows, IReadOnlyList<string> Notes)
{
    /// <summary>Puts evaluations together.</summary>
    /// <param name="evaluations">Oldest first.</param>
    internal static IReadOnlyList<EvaluationGroup> Of(IReadOnlyList<KeptEvaluation> evaluations) =>
    [
        .. evaluations.Where(each => each.Rows.Count > 0).GroupBy(each => (each.Pictures, each.Layer)).Select(group => new EvaluationGroup(
            group.Last(),
            [.. group.SelectMany(each => each.Rows).Where(row => !SaysNothing(row)).Reverse().DistinctBy(row => (row.Protocol, row.Name, row.Unit)).Reverse()],
            [.. group.SelectMany(each => each.Notes).Distinct()])),
    ];

    /// <summary>Whether pictures that it counted on are pictures that it learnt from, so that its figures prove nothing.</summary>
    internal bool IsRemembered => Notes.Any(SharedPictures.IsSaidBy);

    /// <summary>The group that stands for all where only one is shown; null where there is none.</summary>
    /// <param name="groups">In the order in which they came.</param>
    /// <param name="test">The pictures that it should have counted on, as they were named, or null.</param>
    internal static EvaluationGroup? Foremost(IEnumerable<EvaluationGroup> groups, string? test = null) =>
        groups.OrderBy(group => !group.IsRemembered).ThenBy(group => test is not null && group.Last.Test == test).LastOrDefault();

    // Among five classes or fewer everything is right within the first five.
    private static bool SaysNothing(ScoreRow row) =>
        row is { Unit: ScoreUnit.Share, Name.Length: > 0 } && new[] { row.Pretrained, row.Random, row.Pixels, row.Scratch }.All(each => each is null or { Value: 1 });
}
