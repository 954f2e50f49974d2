using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="SimSiam"/>. Defaults are the paper's ImageNet values.</summary>
public sealed record SimSiamOptions
{
    /// <summary>Width of the projector, hidden and out: 2048 in the paper.</summary>
    [Range(2, 65536)]
    public int ProjectorWidth { get; init; } = 2048;

    /// <summary>Number of linear layers of the projector: 3 for ImageNet, 2 for CIFAR.</summary>
    [Range(1, 8)]
    public int ProjectorLayers { get; init; } = 3;

    /// <summary>Width of the predictor's hidden layer: a quarter of the projector's in the paper.</summary>
    [Range(1, 65536)]
    public int PredictorWidth { get; init; } = 512;

    /// <summary>False for the paper's experiment without stop-gradient (section 4.1), which collapses.</summary>
    public bool StopGradient { get; init; } = true;
}
