using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="LeJEPA"/>. Defaults are the paper's values.</summary>
public sealed record LeJEPAOptions
{
    /// <summary>Weight of the regularisation, 0 to 1; the agreement of views has the rest.</summary>
    [Range(0, 1)]
    public double Lambda { get; init; } = 0.05;

    /// <summary>Random directions along which embeddings are tested, drawn anew at each step.</summary>
    [Range(1, 65536)]
    public int Directions { get; init; } = 1024;

    /// <summary>Frequencies of the test.</summary>
    [Range(2, 1000)]
    public int Knots { get; init; } = 17;

    /// <summary>The largest frequency of the test.</summary>
    [Range(1e-3, 100)]
    public double MaximumFrequency { get; init; } = 3;

    /// <summary>Width of the projector's hidden layers.</summary>
    [Range(1, 65536)]
    public int HiddenWidth { get; init; } = 2048;

    /// <summary>Number of dimensions in which views are compared.</summary>
    [Range(1, 65536)]
    public int EmbeddingWidth { get; init; } = 64;
}
