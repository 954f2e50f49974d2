using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options that <see cref="MSN"/> and <see cref="PMSN"/> have in common. Defaults are those of ViT-S on ImageNet.</summary>
public abstract record MaskedSiameseOptions
{
    /// <summary>Number of prototypes; no more than there are pictures.</summary>
    [Range(2, 1_048_576)]
    public int Prototypes { get; init; } = 1024;

    /// <summary>Width of the projector's two hidden layers.</summary>
    [Range(1, 65536)]
    public int HiddenWidth { get; init; } = 2048;

    /// <summary>Width of the unit vectors that are compared with the prototypes.</summary>
    [Range(2, 65536)]
    public int EmbeddingWidth { get; init; } = 256;

    /// <summary>Temperature of the probabilities, above 0.</summary>
    [Range(1e-3, 1e3)]
    public double Temperature { get; init; } = 0.1;

    /// <summary>Targets are raised to the power of one divided by this; below 1 to sharpen.</summary>
    [Range(1e-2, 1)]
    public double Sharpening { get; init; } = 0.25;

    /// <summary>Iterations of Sinkhorn and Knopp that spread the targets over the prototypes; 0 for none.</summary>
    [Range(0, 1000)]
    public int SinkhornIterations { get; init; } = 3;

    /// <summary>Weight of the term that has all prototypes used.</summary>
    [Range(0, 1e6)]
    public double RegularizationWeight { get; init; } = 1;

    /// <summary>The share of its patches that the large anchor view loses.</summary>
    [Range(0, 0.99)]
    public double MaskRatio { get; init; } = 0.15;

    /// <summary>The teacher's momentum at the first step; a straight line brings it to 1.</summary>
    [Range(0, 1)]
    public double TeacherMomentum { get; init; } = 0.996;
}
