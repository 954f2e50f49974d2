namespace Selfsame.Training.Observers;

/// <summary>One optimizer step.</summary>
public sealed record StepReport
{
    /// <summary>Steps done, this one included.</summary>
    public required long Step { get; init; }

    /// <summary>Steps of the whole run.</summary>
    public required long TotalSteps { get; init; }

    /// <summary>The epoch it belongs to, from 0.</summary>
    public required int Epoch { get; init; }

    /// <summary>Whether it is one of those that go into the log; only then are the terms and the gradient norm filled in.</summary>
    public required bool IsLogged { get; init; }

    /// <summary>The total loss; NaN where it was not read at this step, which only happens on a graphics card.</summary>
    public required double Loss { get; init; }

    /// <summary>The named parts of the loss.</summary>
    public IReadOnlyList<Figure> Terms { get; init; } = [];

    /// <summary>The learning rate of the step.</summary>
    public required double LearningRate { get; init; }

    /// <summary>The Euclidean length of the whole gradient, before clipping, or null where it was not measured.</summary>
    public double? GradientNorm { get; init; }

    /// <summary>Samples a second since the last logged step.</summary>
    public required double SamplesPerSecond { get; init; }

    /// <summary>The share of the time since the last logged step that was spent waiting for data, 0 to 1.</summary>
    public required double DataWaitShare { get; init; }

    /// <summary>Memory of the process that is resident, in bytes.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>Time since the run was started or resumed.</summary>
    public required TimeSpan Elapsed { get; init; }
}
