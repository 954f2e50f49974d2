namespace Selfsame.SelfSupervised.Masking;

/// <summary>How large the blocks of <see cref="TargetBlocks"/> are. Defaults are I-JEPA's.</summary>
public sealed record TargetBlockShape
{
    /// <summary>Target blocks of a picture, M; at least 1.</summary>
    public int Targets { get; init; } = 4;

    /// <summary>The smallest and the largest share of the patches that a target block covers.</summary>
    public (double Minimum, double Maximum) TargetScale { get; init; } = (0.15, 0.2);

    /// <summary>The smallest and the largest ratio of a target's height to its width.</summary>
    public (double Minimum, double Maximum) TargetAspect { get; init; } = (0.75, 1.5);

    /// <summary>The smallest and the largest share of the patches that the square block of context covers, before targets are taken out.</summary>
    public (double Minimum, double Maximum) ContextScale { get; init; } = (0.85, 1);
}
