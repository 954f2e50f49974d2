namespace Selfsame.Training.Robustness;

/// <summary>What networks stand that learnt from the same labels.</summary>
/// <param name="Pictures">How many test pictures were attacked and corrupted.</param>
/// <param name="Linear">The linear probe on the frozen encoder.</param>
/// <param name="Finetuned">The pretrained network, trained on as a whole.</param>
/// <param name="Scratch">The same network from random weights: supervision alone.</param>
/// <param name="Doubts">Signs that an attack was too weak or a gradient hidden; none where all is as it should be.</param>
public sealed record RobustnessResult(int Pictures, NetworkRobustness Linear, NetworkRobustness Finetuned, NetworkRobustness Scratch, IReadOnlyList<string> Doubts);
