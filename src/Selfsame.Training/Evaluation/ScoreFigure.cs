namespace Selfsame.Training.Evaluation;

/// <summary>One figure of a protocol, as a table shows it.</summary>
/// <param name="Name">What it is, in a few words; empty where the protocol's title says it all.</param>
/// <param name="Value">Its value.</param>
/// <param name="Unit">How to read it.</param>
/// <param name="Interval">Half the width of its 95 % confidence interval, or null where it has none.</param>
public sealed record ScoreFigure(string Name, double Value, ScoreUnit Unit = ScoreUnit.Share, double? Interval = null);
