using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="SupCon"/>. Defaults are the paper's.</summary>
public sealed record SupConOptions
{
    /// <summary>Temperature of the loss, above 0.</summary>
    [Range(1e-3, 1e3)]
    public double Temperature { get; init; } = 0.1;

    /// <summary>Whether the sum over positives stands inside the logarithm (the paper's L_in, up to a constant), as in solo-learn, instead of outside (L_out).</summary>
    public bool SumInside { get; init; }

    /// <summary>Width of the projector's hidden layer; 0 means the encoder's own.</summary>
    [Range(0, 65536)]
    public int HiddenWidth { get; init; }

    /// <summary>Number of dimensions in which views are compared.</summary>
    [Range(2, 65536)]
    public int EmbeddingWidth { get; init; } = 128;
}
