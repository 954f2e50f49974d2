namespace Selfsame.SelfSupervised.Masking;

/// <summary>Kinds of noise that a denoising autoencoder takes away again.</summary>
public enum NoiseKind
{
    /// <summary>A normal number added to each value.</summary>
    Gaussian,

    /// <summary>A share of the pixels black or white.</summary>
    SaltAndPepper,

    /// <summary>A share of the pixels replaced by the mean colour.</summary>
    Masking,
}
