using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Masking;

/// <summary>A choice of patches that each picture keeps, every patch as likely as any other.</summary>
/// <remarks>He et al.: Masked Autoencoders Are Scalable Vision Learners, CVPR 2022, arXiv 2111.06377: patches are shuffled, the first ones are kept.</remarks>
/// <param name="Keep">Int64, N x K: the patches that are kept, in shuffled order.</param>
/// <param name="Restore">Int64, N x P: for each patch its place in the shuffled order.</param>
/// <param name="Hidden">Boolean, N x P: true where a patch is left out.</param>
public sealed record RandomMask(Tensor Keep, Tensor Restore, Tensor Hidden)
{
    /// <summary>Draws one choice a picture, from libtorch's generator.</summary>
    /// <param name="samples">Number of pictures, N.</param>
    /// <param name="patches">Patches of a picture, P.</param>
    /// <param name="keep">How many each picture keeps, K, from 1 to P.</param>
    /// <param name="device">Where the choice shall lie.</param>
    public static RandomMask Draw(long samples, long patches, long keep, Device device) =>
        Of(Tensor.Rand([samples, patches]).To(device), keep);

    /// <summary>The choice that given numbers make: the patches with the smallest are kept.</summary>
    /// <param name="noise">N x P.</param>
    /// <param name="keep">How many each picture keeps, K, from 1 to P.</param>
    /// <exception cref="ArgumentOutOfRangeException">No patch is kept, or more than there are.</exception>
    public static RandomMask Of(Tensor noise, long keep)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(keep, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keep, noise.Size(1));
        var shuffled = noise.Argsort(1);       // N x P
        var restore = shuffled.Argsort(1);     // N x P: the inverse permutation
        return new RandomMask(shuffled.Narrow(1, 0, keep), restore, restore.Ge(keep));
    }
}
