using Selfsame.Torch;

namespace Selfsame.Training.Evaluation;

/// <summary>The features that one layer of an encoder gives.</summary>
/// <param name="Name">The layer.</param>
/// <param name="Features">N x D.</param>
public sealed record LayerFeatures(string Name, Tensor Features);
