namespace Selfsame.Training.Evaluation;

/// <summary>Settings of the linear probe on cached features.</summary>
public sealed record LinearProbeOptions
{
    /// <summary>
    /// Strengths of the L2 penalty that are tried, from strong to weak; the one that does best on a held-out part of the training labels
    /// is used. With one entry nothing is held out.
    /// </summary>
    public IReadOnlyList<double> Strengths { get; init; } = [1, 0.1, 1e-2, 1e-3, 1e-4];

    /// <summary>Share of the training labels, in (0, 1), that chooses the strength.</summary>
    public double HeldOut { get; init; } = 0.2;

    /// <summary>Upper bound of L-BFGS iterations for each strength.</summary>
    public int MaximumIterations { get; init; } = 200;
}
