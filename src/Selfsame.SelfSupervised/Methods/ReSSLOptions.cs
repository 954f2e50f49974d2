using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="ReSSL"/>. Defaults are the paper's ImageNet values.</summary>
public sealed record ReSSLOptions
{
    /// <summary>Temperature of the student's similarities, above 0.</summary>
    [Range(1e-3, 1e3)]
    public double StudentTemperature { get; init; } = 0.1;

    /// <summary>Temperature of the teacher's similarities: above 0 and below the student's, so that its relations are sharper.</summary>
    [Range(1e-3, 1e3)]
    public double TeacherTemperature { get; init; } = 0.04;

    /// <summary>The share of the teacher's weights that stays at each step: 0.999 for ImageNet, 0.99 for CIFAR-10.</summary>
    [Range(0, 1)]
    public double Momentum { get; init; } = 0.999;

    /// <summary>Number of pictures to relate to: 131,072 for ImageNet, 4,096 for CIFAR-10, and by default no more than half the data set.</summary>
    [Range(1, 1 << 24)]
    public int QueueSize { get; init; } = 131072;

    /// <summary>Width of the projector's hidden layer; 0 means twice the encoder's own, which is 4,096 in the paper.</summary>
    [Range(0, 65536)]
    public int HiddenWidth { get; init; }

    /// <summary>Number of dimensions in which views are compared.</summary>
    [Range(2, 65536)]
    public int EmbeddingWidth { get; init; } = 512;
}
