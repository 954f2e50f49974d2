using Selfsame.Torch;

namespace Selfsame.Nn.Backbones;

/// <summary>An encoder that sees a picture as a class token and patch tokens, and can leave patches out.</summary>
public interface ITokenEncoder
{
    /// <summary>Side of a patch in pixels.</summary>
    int PatchSize { get; }

    /// <summary>Number of patch tokens of a whole picture, row by row.</summary>
    int PatchCount { get; }

    /// <summary>Size of a token.</summary>
    int TokenWidth { get; }

    /// <summary>Encodes pictures, whole or in part.</summary>
    /// <param name="x">N x C x H x W.</param>
    /// <param name="keep">Int64, N x K: which patches each picture keeps, each in [0, PatchCount); positions are added before. Null keeps all.</param>
    /// <returns>N x (1 + K) x TokenWidth, normalised, the class token first.</returns>
    Tensor Tokens(Tensor x, Tensor? keep = null);
}
