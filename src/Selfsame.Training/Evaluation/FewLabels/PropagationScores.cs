using Selfsame.Training.FineTuning;

namespace Selfsame.Training.Evaluation.FewLabels;

/// <summary>What one number of labels a class gave.</summary>
/// <param name="PerClass">Labels of each class that were told.</param>
/// <param name="Labels">All of them together.</param>
/// <param name="Propagated">Share of test pictures right where the labels are spread over the neighbourhood graph of all features.</param>
/// <param name="Linear">Share right by a linear probe on the same labels.</param>
public sealed record PropagationScores(int PerClass, int Labels, SeededScore Propagated, SeededScore Linear);
