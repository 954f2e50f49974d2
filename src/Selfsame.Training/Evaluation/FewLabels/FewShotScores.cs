namespace Selfsame.Training.Evaluation.FewLabels;

/// <summary>What few-shot episodes of one number of shots gave.</summary>
/// <param name="Ways">Classes of an episode.</param>
/// <param name="Shots">Labelled samples of each class.</param>
/// <param name="Prototypes">Nearest mean of the shots, features L2-normalised.</param>
/// <param name="Logistic">Logistic regression on the shots, features L2-normalised.</param>
public sealed record FewShotScores(int Ways, int Shots, MeanAccuracy Prototypes, MeanAccuracy Logistic);
