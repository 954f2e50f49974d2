using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Reports.Evaluations;

/// <summary>A figure as a page shows it.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Interval">What stands behind its ±, or null.</param>
internal sealed record ScoreValue(double Value, double? Interval)
{
    internal string Text(ScoreUnit unit) => unit == ScoreUnit.Share
        ? Interval is { } points ? FormattableString.Invariant($"{Value * 100:0.0} ± {points * 100:0.0}\u202f%") : NumberText.Percent(Value)
        : NumberText.Short(Value) + (Interval is { } width ? $" ± {NumberText.Short(width)}" : "");
}
