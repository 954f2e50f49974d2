using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Demo;

/// <summary>What a demonstration showed.</summary>
/// <param name="Knn">Weighted k-NN on pictures the encoder has not seen.</param>
/// <param name="Linear">Linear probe on the same pictures.</param>
/// <param name="Seconds">All of it, from drawing to report.</param>
/// <param name="Files">What to look at.</param>
public sealed record DemoResult(Beside<Accuracy> Knn, Beside<Accuracy> Linear, double Seconds, IReadOnlyList<string> Files);
