using System.Globalization;
using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Reports.Evaluations;

/// <summary>A figure as a page shows it.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Interval">What stands behind its ±, or null.</param>
internal sealed record ScoreValue(double Value, double? Interval)
{
    internal string Text(ScoreUnit unit) => unit switch
    {
        ScoreUnit.Share => Interval is { } points ? FormattableString.Invariant($"{Value * 100:0.0} ± {points * 100:0.0}\u202f%") : NumberText.Percent(Value),
        // An index of agreement near 0 is none, however many digits it has.
        ScoreUnit.Number when Interval is null && Math.Abs(Value) < 1 => Value.ToString("0.000;\u22120.000;0.000", CultureInfo.InvariantCulture),
        _ => NumberText.Short(Value) + (Interval is { } width ? $" ± {NumberText.Short(width)}" : ""),
    };
}
