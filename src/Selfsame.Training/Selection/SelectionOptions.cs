namespace Selfsame.Training.Selection;

/// <summary>What is asked of a round of choosing.</summary>
public sealed record SelectionOptions
{
    /// <summary>How many pictures to choose, at least 1.</summary>
    public required int Count { get; init; }

    /// <summary>By what they are chosen.</summary>
    public SelectionStrategy Strategy { get; init; } = SelectionStrategy.Typical;

    /// <summary>What <see cref="SelectionStrategy.Uncertain"/> goes by.</summary>
    public UncertaintyMeasure Measure { get; init; } = UncertaintyMeasure.Margin;

    /// <summary>Where all chance begins.</summary>
    public long Seed { get; init; }
}
