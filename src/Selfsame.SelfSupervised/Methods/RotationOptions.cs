using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="Rotation"/>. Defaults are the paper's.</summary>
public sealed record RotationOptions
{
    /// <summary>How many turns are told apart: 4 for every quarter turn, 2 for upright and upside down.</summary>
    [Range(2, 4)]
    public int Turns { get; init; } = 4;
}
