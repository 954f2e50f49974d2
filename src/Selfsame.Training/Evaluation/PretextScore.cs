namespace Selfsame.Training.Evaluation;

/// <summary>How well a run solves the puzzle that it learnt from, on pictures that it need not have seen.</summary>
/// <param name="Accuracy">The share of right answers.</param>
/// <param name="Chance">The share that guessing would give.</param>
/// <param name="Puzzles">How many were posed; a picture may pose several.</param>
/// <param name="Pictures">Pictures they were made of.</param>
public sealed record PretextScore(double Accuracy, double Chance, long Puzzles, int Pictures);
