namespace Selfsame.Training.Evaluation.FewLabels;

/// <summary>Settings of label propagation. Defaults are those of Iscen et al., CVPR 2019 (arXiv 1904.04717), section 4.2.</summary>
public sealed record LabelPropagationOptions
{
    /// <summary>Neighbours of a sample in the graph, at least 1.</summary>
    public int Neighbours { get; init; } = 50;

    /// <summary>How much a sample believes its neighbours, in (0, 1).</summary>
    public double Alpha { get; init; } = 0.99;

    /// <summary>The power that similarities are raised to, above 0.</summary>
    public double Power { get; init; } = 3;

    /// <summary>Upper bound of steps of conjugate gradients for each class.</summary>
    public int MaximumIterations { get; init; } = 50;

    /// <summary>Largest number of similarities held at once; bounds memory, never changes the result.</summary>
    public int ChunkElements { get; init; } = 1 << 24;
}
