namespace Selfsame.Training.Selection;

/// <summary>How choosing is compared with chance.</summary>
public sealed record SelectionTrialOptions
{
    /// <summary>The strategies.</summary>
    public IReadOnlyList<SelectionStrategy> Strategies { get; init; } = [SelectionStrategy.Random, SelectionStrategy.Coreset, SelectionStrategy.Typical, SelectionStrategy.Uncertain];

    /// <summary>Labels altogether after each round, ascending; what was labelled in a round stays labelled.</summary>
    public required IReadOnlyList<int> Counts { get; init; }

    /// <summary>How often it is repeated, each time from another seed.</summary>
    public int Seeds { get; init; } = 5;

    /// <summary>What <see cref="SelectionStrategy.Uncertain"/> goes by.</summary>
    public UncertaintyMeasure Measure { get; init; } = UncertaintyMeasure.Margin;
}
