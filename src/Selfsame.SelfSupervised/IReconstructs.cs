using Selfsame.Torch;

namespace Selfsame.SelfSupervised;

/// <summary>A method that can draw a picture again from a damaged or shortened form of it.</summary>
public interface IReconstructs
{
    /// <summary>Damages pictures as training does, with draws from libtorch's generator, and reconstructs them.</summary>
    /// <param name="x">N x C x H x W, normalised, of the size that the method was made for.</param>
    /// <returns>What the encoder was shown and what came out of it.</returns>
    /// <exception cref="MethodSettingsException">The pictures have another size.</exception>
    Reconstruction Reconstruct(Tensor x);
}
