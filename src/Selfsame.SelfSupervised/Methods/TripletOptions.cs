using System.ComponentModel.DataAnnotations;
using Selfsame.SelfSupervised.Losses;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="Triplet"/>. Defaults are the paper's.</summary>
public sealed record TripletOptions
{
    /// <summary>By how much the squared distances of positive and negative shall differ, from above 0 to 4.</summary>
    [Range(1e-3, 4)]
    public double Margin { get; init; } = 0.2;

    /// <summary>Which pictures of the batch are negatives; a source that names triplets brings its own.</summary>
    public TripletNegatives Negatives { get; init; }

    /// <summary>Width of the projector's hidden layer; 0 means the encoder's own.</summary>
    [Range(0, 65536)]
    public int HiddenWidth { get; init; }

    /// <summary>Number of dimensions in which views are compared.</summary>
    [Range(2, 65536)]
    public int EmbeddingWidth { get; init; } = 128;
}
