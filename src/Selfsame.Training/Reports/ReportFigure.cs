namespace Selfsame.Training.Reports;

/// <summary>A figure that stands for itself in large type.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">Its value with its unit.</param>
public sealed record ReportFigure(string Name, string Value);
