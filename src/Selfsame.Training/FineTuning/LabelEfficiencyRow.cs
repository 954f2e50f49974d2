namespace Selfsame.Training.FineTuning;

/// <summary>What one number of labels bought.</summary>
/// <param name="Amount">What was asked for.</param>
/// <param name="Labels">How many labels that is, for the first seed.</param>
/// <param name="Pretrained">The pretrained network, trained on as a whole.</param>
/// <param name="Scratch">The same network from random weights, on the same labels, with as many steps and its own learning rates.</param>
/// <param name="Linear">A linear probe on the frozen features.</param>
/// <param name="RandomLinear">A linear probe on the features of the same network at random initialisation.</param>
public sealed record LabelEfficiencyRow(LabelAmount Amount, int Labels, SeededScore Pretrained, SeededScore Scratch, SeededScore Linear, SeededScore RandomLinear);
