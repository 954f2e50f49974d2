using System.ComponentModel.DataAnnotations;
using Selfsame.SelfSupervised.Decoders;
using Selfsame.SelfSupervised.Masking;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="DenoisingAutoencoder"/>.</summary>
public sealed record DenoisingAutoencoderOptions
{
    /// <summary>The kind of noise.</summary>
    public NoiseKind Noise { get; init; } = NoiseKind.Gaussian;

    /// <summary>Deviation of Gaussian noise, in the units of the normalised pictures: 1 is about 58 of 255 levels.</summary>
    [Range(0, 100)]
    public double NoiseDeviation { get; init; } = 1;

    /// <summary>Share of the pixels that salt-and-pepper or masking noise hits.</summary>
    [Range(0, 1)]
    public double NoiseShare { get; init; } = 0.25;

    /// <summary>Numbers of the code: of each place of the encoder's map, or of a picture.</summary>
    [Range(1, 65536)]
    public int Latent { get; init; } = 64;

    /// <summary>Whether each place has a code, or a picture one, made from the pooled features.</summary>
    public CodeShape Code { get; init; } = CodeShape.Map;
}
