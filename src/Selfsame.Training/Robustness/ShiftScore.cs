namespace Selfsame.Training.Robustness;

/// <summary>A network's accuracy on pictures like those it learnt from, and on others.</summary>
/// <param name="Alike">On a held-out part of the training set.</param>
/// <param name="Shifted">On the test set.</param>
public sealed record ShiftScore(double Alike, double Shifted);
