namespace Selfsame.Training.Evaluation;

/// <summary>One figure of a protocol, as a table shows it.</summary>
/// <param name="Name">What it is, in a few words; empty where the protocol's title says it all.</param>
/// <param name="Value">Its value.</param>
/// <param name="Unit">How to read it.</param>
/// <param name="Interval">How far it may be off, on either side, as its protocol's <see cref="ProtocolDescription.PlusMinus"/> says; null where nothing is known of that.</param>
public sealed record ScoreFigure(string Name, double Value, ScoreUnit Unit = ScoreUnit.Share, double? Interval = null);
