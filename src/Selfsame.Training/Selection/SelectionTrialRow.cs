namespace Selfsame.Training.Selection;

/// <summary>What chosen labels taught.</summary>
/// <param name="Strategy">How they were chosen.</param>
/// <param name="Labels">How many there were.</param>
/// <param name="Seed">Which repetition.</param>
/// <param name="Accuracy">Share of the test pictures that a linear probe on these labels classifies rightly.</param>
/// <param name="Classes">How many of the classes had a label at all.</param>
public sealed record SelectionTrialRow(SelectionStrategy Strategy, int Labels, int Seed, double Accuracy, int Classes);
