using Selfsame.Torch;

namespace Selfsame.SelfSupervised;

/// <summary>Pictures as an encoder was shown them, and as its decoder draws them again.</summary>
/// <param name="Corrupted">N x C x H x W, normalised: what was shown. Hidden places have the mean colour, 0. The pictures themselves where a method damages none.</param>
/// <param name="Output">N x C x H x W, normalised: what came out. Places that were shown whole to a method that predicts hidden ones only are those of the input.</param>
public sealed record Reconstruction(Tensor Corrupted, Tensor Output);
