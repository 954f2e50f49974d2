namespace Selfsame.Training.Evaluation.AugmentedLinear;

/// <summary>Settings of the linear classifier that is trained on augmented pictures.</summary>
public sealed record LinearSgdOptions
{
    /// <summary>Passes over the training set, at least 1.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>Steps at least, however few pictures there are.</summary>
    public int MinimumSteps { get; init; } = 400;

    /// <summary>Pictures of a step; fewer where there are not so many.</summary>
    public int BatchSize { get; init; } = 256;

    /// <summary>Learning rates at 256 pictures a step, all tried at once; the one that does best on a held-out part of the training labels is used.</summary>
    public IReadOnlyList<double> LearningRates { get; init; } = [1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3];

    /// <summary>Momentum of SGD (Nesterov's), in [0, 1).</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>Share of a picture's area that a random crop keeps at least, in (0, 1].</summary>
    public double CropMinimum { get; init; } = 0.08;

    /// <summary>Share of the training labels, in (0, 1), that chooses the learning rate.</summary>
    public double HeldOut { get; init; } = 0.2;

    /// <summary>Seed of order and views.</summary>
    public long Seed { get; init; }
}
