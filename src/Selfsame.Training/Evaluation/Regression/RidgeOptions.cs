namespace Selfsame.Training.Evaluation.Regression;

/// <summary>Settings of ridge regression.</summary>
public sealed record RidgeOptions
{
    /// <summary>
    /// Strengths of the L2 penalty that are tried; each number takes the one that does best on a held-out part of the training set. With one entry nothing is held out.
    /// </summary>
    public IReadOnlyList<double> Strengths { get; init; } = [10, 1, 0.1, 1e-2, 1e-3, 1e-4];

    /// <summary>Share of the training set, in (0, 1), that chooses the strengths.</summary>
    public double HeldOut { get; init; } = 0.2;
}
