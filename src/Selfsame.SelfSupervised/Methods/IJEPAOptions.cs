using System.ComponentModel.DataAnnotations;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Options of <see cref="IJEPA"/>. Defaults are the paper's for ViT-B on ImageNet.</summary>
public sealed record IJEPAOptions
{
    /// <summary>Width of the predictor's tokens; divisible by 4.</summary>
    [Range(4, 65536)]
    public int PredictorWidth { get; init; } = 384;

    /// <summary>Number of the predictor's blocks.</summary>
    [Range(1, 1000)]
    public int PredictorDepth { get; init; } = 6;

    /// <summary>Whether the encoder's positions are fixed sines and cosines; otherwise they are learnt, as those of published weights.</summary>
    public bool FixedPositions { get; init; } = true;

    /// <summary>How far a prediction is from its target.</summary>
    public FeatureDistance Distance { get; init; } = FeatureDistance.Squared;

    /// <summary>Target blocks of a picture.</summary>
    [Range(1, 1000)]
    public int Targets { get; init; } = 4;

    /// <summary>The smallest share of the patches that a target block covers.</summary>
    [Range(1e-3, 1)]
    public double TargetScaleMinimum { get; init; } = 0.15;

    /// <summary>The largest share of the patches that a target block covers.</summary>
    [Range(1e-3, 1)]
    public double TargetScaleMaximum { get; init; } = 0.2;

    /// <summary>The smallest share of the patches that the block of context covers, before the targets are taken out.</summary>
    [Range(1e-3, 1)]
    public double ContextScaleMinimum { get; init; } = 0.85;

    /// <summary>The largest share of the patches that the block of context covers, before the targets are taken out.</summary>
    [Range(1e-3, 1)]
    public double ContextScaleMaximum { get; init; } = 1;

    /// <summary>The target encoder's momentum at the first step; a straight line brings it to 1.</summary>
    [Range(0, 1)]
    public double TeacherMomentum { get; init; } = 0.996;
}
