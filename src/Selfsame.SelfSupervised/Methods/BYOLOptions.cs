using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="BYOL"/>. Defaults are the paper's ImageNet values.</summary>
public sealed record BYOLOptions
{
    /// <summary>Width of the hidden layers of projector and predictor: 4096 for ImageNet, 1024 for CIFAR.</summary>
    [Range(1, 65536)]
    public int HiddenWidth { get; init; } = 4096;

    /// <summary>Number of dimensions in which views are compared.</summary>
    [Range(2, 65536)]
    public int EmbeddingWidth { get; init; } = 256;

    /// <summary>The teacher's momentum at the first step; a cosine takes it to 1 at the last.</summary>
    [Range(0, 1)]
    public double Momentum { get; init; } = 0.996;

    /// <summary>False for the paper's ablation without a predictor, which collapses.</summary>
    public bool Predictor { get; init; } = true;

    /// <summary>False to take targets from the student itself and let gradients into them, which collapses: to see what it looks like.</summary>
    public bool StopGradient { get; init; } = true;
}
