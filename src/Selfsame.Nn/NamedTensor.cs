using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>A tensor with its dotted name, for instance <c>layer1.0.conv1.weight</c>.</summary>
/// <param name="Name">The dotted name, as torchvision or timm writes it.</param>
/// <param name="Value">The tensor itself, not a copy.</param>
public readonly record struct NamedTensor(string Name, Tensor Value);
