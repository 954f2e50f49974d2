namespace Selfsame.Training.Runs;

/// <summary>Where a trainer stands between two steps: everything beside the tensors that the next step depends on.</summary>
public sealed record TrainingPosition
{
    /// <summary>Steps done.</summary>
    public long Step { get; init; }

    /// <summary>The epoch that the next step belongs to, from 0.</summary>
    public int Epoch { get; init; }

    /// <summary>Steps of that epoch that are done.</summary>
    public int StepInEpoch { get; init; }

    /// <summary>The sum of the losses of those steps.</summary>
    public double LossSum { get; init; }

    /// <summary>The score of the best epoch so far: of an evaluation with labels, or the effective rank where there are none. Null before the first.</summary>
    public double? BestScore { get; init; }

    /// <summary>The mean loss of the best epoch so far, or null.</summary>
    public double? BestLoss { get; init; }

    /// <summary>The step of the best epoch so far, or null.</summary>
    public long? BestStep { get; init; }
}
