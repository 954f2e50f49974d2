using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="MACL"/>. Defaults are the paper's values.</summary>
public sealed record MACLOptions
{
    /// <summary>The base temperature, above 0.</summary>
    [Range(1e-3, 1e3)]
    public double Temperature { get; init; } = 0.1;

    /// <summary>How much the temperature follows the alignment, from 0 (not at all) to 1.</summary>
    [Range(0, 1)]
    public double Alpha { get; init; } = 0.5;

    /// <summary>The mean cosine of positives at which the temperature is the base one, from -1 to 1.</summary>
    [Range(-1, 1)]
    public double Alignment { get; init; }

    /// <summary>Width of the projector's hidden layer; 0 means the encoder's own.</summary>
    [Range(0, 65536)]
    public int HiddenWidth { get; init; }

    /// <summary>Number of dimensions in which views are compared.</summary>
    [Range(2, 65536)]
    public int EmbeddingWidth { get; init; } = 128;
}
