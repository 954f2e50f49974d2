using Selfsame.Torch;

namespace Selfsame.Nn.Backbones;

/// <summary>An encoder that sees a picture as a class token and patch tokens, and can leave patches out or see a mask in their place.</summary>
public interface ITokenEncoder
{
    /// <summary>Side of a patch in pixels.</summary>
    int PatchSize { get; }

    /// <summary>Number of patch tokens of a picture of the size that the encoder was made for, row by row.</summary>
    int PatchCount { get; }

    /// <summary>Size of a token.</summary>
    int TokenWidth { get; }

    /// <summary>Encodes pictures, whole or in part.</summary>
    /// <param name="x">N x C x H x W; the patch size divides H and W, which give P patches.</param>
    /// <param name="keep">Int64, N x K: which patches each picture keeps, each in [0, P); positions are added before. Null keeps all.</param>
    /// <returns>N x (1 + K) x TokenWidth, normalised, the class token first.</returns>
    Tensor Tokens(Tensor x, Tensor? keep = null);

    /// <summary>Encodes pictures in which a mask token stands in place of some patches; positions are added after.</summary>
    /// <param name="x">N x C x H x W; the patch size divides H and W, which give P patches.</param>
    /// <param name="mask">Boolean, N x P: true where a patch is hidden.</param>
    /// <param name="maskToken">TokenWidth values; a parameter of the method, as backbones keep the names of timm.</param>
    /// <returns>N x (1 + P) x TokenWidth, normalised, the class token first.</returns>
    Tensor Tokens(Tensor x, Tensor mask, Tensor maskToken);

    /// <summary>What the encoder gives as a picture's features, from its tokens.</summary>
    /// <param name="tokens">N x (1 + K) x TokenWidth.</param>
    /// <returns>N x TokenWidth: the class token or the mean of the others.</returns>
    Tensor Features(Tensor tokens);

    /// <summary>Gives the patches fixed positions of sines and cosines, and the class token none; they are not trained any more.</summary>
    /// <exception cref="ArgumentException">The tokens' width is not divisible by 4.</exception>
    void FixPositions();
}
