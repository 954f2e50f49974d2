using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="DINO"/>. Defaults are the paper's for transformers on ImageNet.</summary>
public sealed record DINOOptions
{
    /// <summary>Temperature of the student, above 0.</summary>
    [Range(1e-3, 1e3)]
    public double StudentTemperature { get; init; } = 0.1;

    /// <summary>Temperature of the teacher after its warm-up, above 0 and below the student's: small values sharpen.</summary>
    [Range(1e-3, 1e3)]
    public double TeacherTemperature { get; init; } = 0.07;

    /// <summary>Temperature of the teacher at the start; lower it if the loss does not fall at first.</summary>
    [Range(1e-3, 1e3)]
    public double WarmupTeacherTemperature { get; init; } = 0.04;

    /// <summary>Epochs over which the teacher's temperature rises.</summary>
    [Range(0, 1_000_000)]
    public int TeacherTemperatureWarmupEpochs { get; init; } = 30;

    /// <summary>The teacher's momentum at the first step; a cosine brings it to 1. Small batches want it higher (0.9995 at 256 pictures over a long run).</summary>
    [Range(0, 1)]
    public double TeacherMomentum { get; init; } = 0.996;

    /// <summary>Momentum of the centre of the teacher's logits.</summary>
    [Range(0, 1)]
    public double CenterMomentum { get; init; } = 0.9;

    /// <summary>Epochs in which the prototypes (the head's last layer) do not learn.</summary>
    [Range(0, 1_000_000)]
    public int FrozenPrototypeEpochs { get; init; } = 1;

    /// <summary>Number of prototypes: outputs of the head.</summary>
    [Range(2, 1_048_576)]
    public int Prototypes { get; init; } = 65536;

    /// <summary>Width of the head's two hidden layers.</summary>
    [Range(1, 65536)]
    public int HiddenWidth { get; init; } = 2048;

    /// <summary>Width of the unit vectors that are compared with the prototypes.</summary>
    [Range(2, 65536)]
    public int BottleneckWidth { get; init; } = 256;

    /// <summary>Whether the head's hidden layers have batch norm: for residual networks on small pictures.</summary>
    public bool HeadBatchNorm { get; init; }

    /// <summary>Whether prototypes keep length 1, which is steadier; learnt lengths did a little better with small transformers.</summary>
    public bool NormalizePrototypes { get; init; } = true;
}
