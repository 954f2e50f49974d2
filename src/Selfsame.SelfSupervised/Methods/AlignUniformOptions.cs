using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="AlignUniform"/>. Defaults are the paper's.</summary>
public sealed record AlignUniformOptions
{
    /// <summary>Weight of the alignment.</summary>
    [Range(0, 1e6)]
    public double AlignmentWeight { get; init; } = 1;

    /// <summary>Weight of the uniformity.</summary>
    [Range(0, 1e6)]
    public double UniformityWeight { get; init; } = 1;

    /// <summary>The power of the distance between views, above 0.</summary>
    [Range(1e-3, 1e3)]
    public double Alpha { get; init; } = 2;

    /// <summary>The sharpness of the potential between pictures, above 0.</summary>
    [Range(1e-3, 1e3)]
    public double T { get; init; } = 2;

    /// <summary>Width of the projector's hidden layer; 0 means the encoder's own.</summary>
    [Range(0, 65536)]
    public int HiddenWidth { get; init; }

    /// <summary>Number of dimensions in which views are compared.</summary>
    [Range(2, 65536)]
    public int EmbeddingWidth { get; init; } = 128;
}
