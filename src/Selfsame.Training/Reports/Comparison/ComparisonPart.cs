namespace Selfsame.Training.Reports.Comparison;

/// <summary>Rows that belong together.</summary>
/// <param name="Title">What they are about.</param>
/// <param name="Remark">What a reader should know; may be empty.</param>
/// <param name="Rows">At least one.</param>
public sealed record ComparisonPart(string Title, string Remark, IReadOnlyList<ComparisonRow> Rows)
{
    /// <summary>The shares that a reader looks at first, a group for each protocol and a share for each run; none where only one run has them.</summary>
    internal IReadOnlyList<BarGroup> Bars { get; init; } = [];
}
