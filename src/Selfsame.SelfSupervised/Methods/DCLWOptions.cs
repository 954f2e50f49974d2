using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="DCLW"/>. Defaults are the paper's ImageNet values.</summary>
public sealed record DCLWOptions
{
    /// <summary>Temperature of the loss, above 0.</summary>
    [Range(1e-3, 1e3)]
    public double Temperature { get; init; } = 0.1;

    /// <summary>Width of the weighting function, above 0: smaller values tell easy and hard pairs apart more.</summary>
    [Range(1e-3, 1e3)]
    public double Sigma { get; init; } = 0.5;

    /// <summary>Whether both views are anchors in turn, as in the paper; false takes the first only.</summary>
    public bool BothViews { get; init; } = true;

    /// <summary>Whether the gradient flows through the weights too.</summary>
    public bool WeightGradient { get; init; }

    /// <summary>Width of the projector's hidden layer; 0 means the encoder's own.</summary>
    [Range(0, 65536)]
    public int HiddenWidth { get; init; }

    /// <summary>Number of dimensions in which views are compared.</summary>
    [Range(2, 65536)]
    public int EmbeddingWidth { get; init; } = 128;
}
