namespace Selfsame.Training.Robustness;

/// <summary>The same attack with more steps, to see that the first had enough of them.</summary>
/// <param name="Radius">In levels of 255.</param>
/// <param name="Steps">How many steps.</param>
/// <param name="Accuracy">What it leaves.</param>
public sealed record LongerAttack(double Radius, int Steps, double Accuracy);
