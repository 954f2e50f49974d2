namespace Selfsame.Training.Evaluation.FewLabels;

/// <summary>Settings of few-shot episodes. Defaults are those of Vinyals et al., 2016 (arXiv 1606.04080), with 600 episodes.</summary>
public sealed record FewShotOptions
{
    /// <summary>Classes of an episode (N-way), at least 2; 5, or all classes where there are fewer, if null.</summary>
    public int? Ways { get; init; }

    /// <summary>Labelled samples of each class (k-shot), at least 1.</summary>
    public IReadOnlyList<int> Shots { get; init; } = [1, 5];

    /// <summary>Samples of each class that are asked for, at least 1; fewer where a class has not so many left.</summary>
    public int Queries { get; init; } = 15;

    /// <summary>Episodes, at least 2.</summary>
    public int Episodes { get; init; } = 600;

    /// <summary>Seed of the draws.</summary>
    public long Seed { get; init; }

    /// <summary>L2 strength of the logistic regression on the shots.</summary>
    public double Strength { get; init; } = 1e-2;
}
