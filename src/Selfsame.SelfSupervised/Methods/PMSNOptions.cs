using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="PMSN"/>.</summary>
public sealed record PMSNOptions : MaskedSiameseOptions
{
    /// <summary>Prototype k, from 1, shall get a share in proportion to k to the power of minus this; 0 is the uniform prior of MSN.</summary>
    [Range(0, 10)]
    public double PowerLawExponent { get; init; } = 0.25;
}
