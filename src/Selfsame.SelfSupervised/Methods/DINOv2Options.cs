using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="DINOv2"/>. Defaults are those of the paper's short recipe.</summary>
public sealed record DINOv2Options
{
    /// <summary>Number of prototypes: outputs of the head.</summary>
    [Range(2, 1_048_576)]
    public int Prototypes { get; init; } = 65536;

    /// <summary>Width of the head's two hidden layers.</summary>
    [Range(1, 65536)]
    public int HiddenWidth { get; init; } = 2048;

    /// <summary>Width of the unit vectors that are compared with the prototypes.</summary>
    [Range(1, 65536)]
    public int BottleneckWidth { get; init; } = 256;

    /// <summary>Whether prototypes keep length 1; otherwise their lengths are learnt.</summary>
    public bool NormalizePrototypes { get; init; } = true;

    /// <summary>Whether patches have the class token's head, or one of their own, as in the paper.</summary>
    public bool SharedHead { get; init; }

    /// <summary>How the teacher's beliefs are kept from agreeing on one prototype.</summary>
    public TeacherCentering Centering { get; init; } = TeacherCentering.Sinkhorn;

    /// <summary>Temperature of the student, above 0.</summary>
    [Range(1e-3, 1e3)]
    public double StudentTemperature { get; init; } = 0.1;

    /// <summary>Temperature of the teacher once it is warm, above 0.</summary>
    [Range(1e-3, 1e3)]
    public double TeacherTemperature { get; init; } = 0.07;

    /// <summary>Temperature of the teacher at the start, above 0.</summary>
    [Range(1e-3, 1e3)]
    public double WarmupTeacherTemperature { get; init; } = 0.04;

    /// <summary>Epochs over which the teacher's temperature rises.</summary>
    [Range(0, 1_000_000)]
    public int TeacherTemperatureWarmupEpochs { get; init; } = 30;

    /// <summary>The share of the centres that stays at each step, where there are centres.</summary>
    [Range(0, 1)]
    public double CenterMomentum { get; init; } = 0.9;

    /// <summary>The teacher's momentum at the first step; a cosine brings it to 1.</summary>
    [Range(0, 1)]
    public double TeacherMomentum { get; init; } = 0.992;

    /// <summary>Epochs in which the prototypes do not learn.</summary>
    [Range(0, 1_000_000)]
    public int FrozenPrototypeEpochs { get; init; } = 1;

    /// <summary>The chance of a global view to be masked.</summary>
    [Range(1e-6, 1)]
    public double MaskProbability { get; init; } = 0.5;

    /// <summary>The smallest share of its patches that a masked view hides.</summary>
    [Range(0, 1)]
    public double MaskRatioMinimum { get; init; } = 0.1;

    /// <summary>The largest share of its patches that a masked view hides.</summary>
    [Range(0, 1)]
    public double MaskRatioMaximum { get; init; } = 0.5;

    /// <summary>Weight of the patches' loss beside that of the class tokens.</summary>
    [Range(0, 1e6)]
    public double PatchWeight { get; init; } = 1;

    /// <summary>Weight of the term that keeps the class tokens of a batch apart.</summary>
    [Range(0, 1e6)]
    public double KoLeoWeight { get; init; } = 0.1;
}
