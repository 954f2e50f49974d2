using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Classifiers;

/// <summary>What became of a classifier.</summary>
/// <param name="Folder">Its run's folder.</param>
/// <param name="ClassifierPath">Its file.</param>
/// <param name="Architecture">The network.</param>
/// <param name="Classes">The names of its classes.</param>
/// <param name="Labels">How many labels it was told.</param>
/// <param name="LearningRate">The highest learning rate.</param>
/// <param name="Training">Its accuracy on the pictures that it was told of.</param>
/// <param name="Test">Its accuracy on the test pictures; null where there are none.</param>
/// <param name="TestCount">How many test pictures there are.</param>
/// <param name="Notes">What a reader should know besides.</param>
public sealed record ClassifierResult(
    string Folder,
    string ClassifierPath,
    string Architecture,
    IReadOnlyList<string> Classes,
    int Labels,
    double LearningRate,
    Accuracy Training,
    Accuracy? Test,
    int TestCount,
    IReadOnlyList<string> Notes);
