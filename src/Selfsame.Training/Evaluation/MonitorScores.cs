namespace Selfsame.Training.Evaluation;

/// <summary>What a labelled set says of an encoder while it is still being trained.</summary>
/// <param name="Knn">Weighted k-NN.</param>
/// <param name="Linear">Linear probe with one fixed strength.</param>
public sealed record MonitorScores(Accuracy Knn, Accuracy Linear);
