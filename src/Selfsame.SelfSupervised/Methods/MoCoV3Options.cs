using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="MoCoV3"/>. Defaults are the paper's ImageNet values for ResNet-50; the recipe takes 0.2 and 4,096 for transformers.</summary>
public sealed record MoCoV3Options
{
    /// <summary>Temperature of the loss, above 0: 1 for ResNets, 0.2 for transformers and small pictures.</summary>
    [Range(1e-3, 1e3)]
    public double Temperature { get; init; } = 1;

    /// <summary>The share of the teacher's weights that stays at the first step; it rises to 1 along a cosine.</summary>
    [Range(0, 1)]
    public double Momentum { get; init; } = 0.99;

    /// <summary>Width of the hidden layers of both heads; 0 means twice the encoder's own, which is 4,096 for ResNet-50.</summary>
    [Range(0, 65536)]
    public int HiddenWidth { get; init; }

    /// <summary>Number of dimensions in which views are compared.</summary>
    [Range(2, 65536)]
    public int EmbeddingWidth { get; init; } = 256;

    /// <summary>Whether a transformer's patch embedding stays as it was drawn: the paper's cure for its unstable training. ResNets have none.</summary>
    public bool FreezePatchEmbedding { get; init; } = true;
}
