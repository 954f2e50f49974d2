using System.ComponentModel.DataAnnotations;
using Selfsame.SelfSupervised.Decoders;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="Autoencoder"/>.</summary>
public sealed record AutoencoderOptions
{
    /// <summary>Numbers of the code: of a picture, or of each place of the encoder's map.</summary>
    [Range(1, 65536)]
    public int Latent { get; init; } = 256;

    /// <summary>Whether a picture has one code, made from the pooled features, or each place one.</summary>
    public CodeShape Code { get; init; }
}
