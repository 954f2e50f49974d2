namespace Selfsame.Training.Reports;

/// <summary>A value at a step.</summary>
/// <param name="Step">Optimizer steps taken so far.</param>
/// <param name="Value">The measured value; finite.</param>
public readonly record struct CurvePoint(double Step, double Value);
