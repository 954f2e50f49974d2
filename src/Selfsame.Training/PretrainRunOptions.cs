using Selfsame.Training.Observers;
using Selfsame.Training.Runs;

namespace Selfsame.Training;

/// <summary>What belongs to one execution of a run, not to the run itself.</summary>
public sealed record PretrainRunOptions
{
    /// <summary>What to do if the run's folder is there already.</summary>
    public ExistingRun Existing { get; init; }

    /// <summary>Those who watch, besides the logs of the run's folder.</summary>
    public IReadOnlyList<ITrainingObserver> Observers { get; init; } = [];

    /// <summary>Told what the run is about to do, when everything is decided and checked and nothing is computed yet; or null.</summary>
    public Action<PretrainPlan>? Planned { get; init; }

    /// <summary>Looks at the encoder after each epoch in place of what the setting <c>monitor</c> asks for, or null.</summary>
    public IEpochEvaluator? Evaluator { get; init; }
}
