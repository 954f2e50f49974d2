using Selfsame.Torch;

namespace Selfsame.SelfSupervised;

/// <summary>A named part of a loss.</summary>
/// <param name="Name">Its name, without a prefix.</param>
/// <param name="Value">A tensor of one element.</param>
public readonly record struct LossTerm(string Name, Tensor Value);
