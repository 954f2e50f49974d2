namespace Selfsame.Training.Evaluation.FewLabels;

/// <summary>Settings of the protocol that spreads a few labels over all pictures.</summary>
public sealed record PropagationOptions
{
    /// <summary>How many labels of each class are told, each at least 1.</summary>
    public IReadOnlyList<int> PerClass { get; init; } = [1, 5, 10];

    /// <summary>Seeds, each with labels of its own; at least 1.</summary>
    public int Seeds { get; init; } = 5;

    /// <summary>Graph and spreading.</summary>
    public LabelPropagationOptions Spreading { get; init; } = new();

    /// <summary>The linear probe beside it, which sees the told labels alone.</summary>
    public LinearProbeOptions Linear { get; init; } = new() { MaximumIterations = 100 };
}
