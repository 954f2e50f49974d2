using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="FroSSL"/>. Defaults are those of the official code.</summary>
public sealed record FroSSLOptions
{
    /// <summary>Weight of the distance of views from their mean.</summary>
    [Range(0, 1e6)]
    public double InvarianceWeight { get; init; } = 1;

    /// <summary>Width of the projector, hidden and out.</summary>
    [Range(2, 65536)]
    public int ProjectorWidth { get; init; } = 1024;
}
