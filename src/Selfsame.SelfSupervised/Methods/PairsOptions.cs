using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="Pairs"/>. The margin is for embeddings of unit length.</summary>
public sealed record PairsOptions
{
    /// <summary>The distance at which dissimilar pairs are far enough apart, above 0; at most 2 has an effect on embeddings of unit length.</summary>
    [Range(1e-3, 1e3)]
    public double Margin { get; init; } = 1;

    /// <summary>Whether embeddings are brought to unit length. The paper leaves them as they are.</summary>
    public bool Normalize { get; init; } = true;

    /// <summary>Width of the projector's hidden layer; 0 means the encoder's own.</summary>
    [Range(0, 65536)]
    public int HiddenWidth { get; init; }

    /// <summary>Number of dimensions in which views are compared.</summary>
    [Range(2, 65536)]
    public int EmbeddingWidth { get; init; } = 128;
}
