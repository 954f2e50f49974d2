namespace Selfsame.Training.Evaluation;

/// <summary>One protocol's accuracies, side by side: the difference is what pretraining bought.</summary>
/// <param name="Pretrained">With the encoder's features.</param>
/// <param name="Random">With the features of the same network at random initialisation.</param>
/// <param name="Pixels">With the pixels themselves as features.</param>
public sealed record ProtocolScores(Accuracy Pretrained, Accuracy Random, Accuracy Pixels);
