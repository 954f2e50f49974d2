namespace Selfsame.Training.Robustness;

/// <summary>What becomes of accuracy where test pictures are of another kind than those that were learnt from.</summary>
/// <param name="Labels">How many labels were told.</param>
/// <param name="Alike">How many pictures of the training set were held out.</param>
/// <param name="Shifted">How many test pictures there are.</param>
/// <param name="RandomLinear">The linear probe on the network at random initialisation.</param>
/// <param name="Linear">The linear probe on the frozen encoder.</param>
/// <param name="Finetuned">The pretrained network, trained on as a whole.</param>
/// <param name="Scratch">The same network from random weights: supervision alone.</param>
public sealed record ShiftResult(int Labels, int Alike, int Shifted, ShiftScore RandomLinear, ShiftScore Linear, ShiftScore Finetuned, ShiftScore Scratch);
