namespace Selfsame.Training.Classifiers;

/// <summary>What became of a table of predictions.</summary>
/// <param name="Pictures">How many got a class.</param>
/// <param name="Classes">How many got each, in the order of the classifier's classes.</param>
/// <param name="Outliers">How many lie farther off than <see cref="PredictionFile.OutlierShare"/> of the pictures that were learnt from.</param>
/// <param name="MeanProbability">The mean probability of the classes told.</param>
/// <param name="Unreadable">Why pictures could not be read, one line each.</param>
public sealed record PredictionResult(int Pictures, IReadOnlyList<ClassTally> Classes, int Outliers, double MeanProbability, IReadOnlyList<string> Unreadable);
