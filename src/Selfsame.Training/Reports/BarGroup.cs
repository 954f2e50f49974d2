namespace Selfsame.Training.Reports;

/// <summary>Bars that belong together.</summary>
/// <param name="Name">What they have in common, for instance a protocol.</param>
/// <param name="Shares">One share in [0, 1] for each bar.</param>
public sealed record BarGroup(string Name, IReadOnlyList<double> Shares);
