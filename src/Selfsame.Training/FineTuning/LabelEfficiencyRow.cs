namespace Selfsame.Training.FineTuning;

/// <summary>What one number of labels bought.</summary>
/// <param name="Share">The share of the training labels that was told.</param>
/// <param name="Labels">How many labels that is.</param>
/// <param name="Pretrained">The pretrained network, trained on as a whole.</param>
/// <param name="Scratch">The same network from random weights, on the same labels, with as many steps and its own learning rates.</param>
/// <param name="Linear">A linear probe on the frozen features.</param>
/// <param name="RandomLinear">A linear probe on the features of the same network at random initialisation.</param>
public sealed record LabelEfficiencyRow(double Share, int Labels, SeededScore Pretrained, SeededScore Scratch, SeededScore Linear, SeededScore RandomLinear);
