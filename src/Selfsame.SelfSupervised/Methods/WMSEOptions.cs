using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="WMSE"/>. Defaults are the paper's values.</summary>
public sealed record WMSEOptions
{
    /// <summary>Width of the projector's hidden layer.</summary>
    [Range(1, 65536)]
    public int HiddenWidth { get; init; } = 1024;

    /// <summary>Number of dimensions in which views are compared: 64 for small pictures, 128 for ImageNet.</summary>
    [Range(2, 65536)]
    public int EmbeddingWidth { get; init; } = 64;

    /// <summary>Samples that are whitened together; it divides the batch and exceeds the embedding width. 0 takes the largest divisor up to twice that width.</summary>
    [Range(0, 1048576)]
    public int WhiteningSize { get; init; }

    /// <summary>How often the batch is divided anew at random and whitened; the loss is the mean.</summary>
    [Range(1, 64)]
    public int WhiteningIterations { get; init; } = 1;

    /// <summary>Share of the identity in the covariance, 0 to below 1.</summary>
    [Range(0, 0.999999)]
    public double WhiteningEpsilon { get; init; }
}
