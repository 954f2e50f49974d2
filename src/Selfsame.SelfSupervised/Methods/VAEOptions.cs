using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="VAE"/>.</summary>
public sealed record VAEOptions
{
    /// <summary>Numbers of a picture's code.</summary>
    [Range(1, 65536)]
    public int Latent { get; init; } = 128;

    /// <summary>Weight of the divergence from the prior; 1 is the lower bound, more is the beta-VAE of Higgins et al.</summary>
    [Range(0, 1e6)]
    public double Beta { get; init; } = 1;

    /// <summary>Deviation of a value around what the decoder gives, in the units of the normalised pictures. Less means sharper pictures and longer codes.</summary>
    [Range(1e-3, 1e3)]
    public double PixelDeviation { get; init; } = 0.5;
}
