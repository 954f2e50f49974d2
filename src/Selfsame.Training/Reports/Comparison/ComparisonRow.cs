namespace Selfsame.Training.Reports.Comparison;

/// <summary>One thing about several runs.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Cells">Its value for each run, as text; empty where a run has none.</param>
/// <param name="Best">The run that does best, or -1 where there is no better and worse.</param>
public sealed record ComparisonRow(string Name, IReadOnlyList<string> Cells, int Best = -1);
