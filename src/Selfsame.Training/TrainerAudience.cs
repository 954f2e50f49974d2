using Selfsame.Training.Observers;

namespace Selfsame.Training;

/// <summary>All observers of a run as one.</summary>
internal sealed class TrainerAudience(IReadOnlyList<ITrainingObserver> observers) : ITrainingObserver
{
    public void Started(TrainingStart start) => Tell(observer => observer.Started(start));

    public void Stepped(StepReport report) => Tell(observer => observer.Stepped(report));

    public void EpochEnded(EpochReport report) => Tell(observer => observer.EpochEnded(report));

    public void CheckpointWritten(CheckpointReport report) => Tell(observer => observer.CheckpointWritten(report));

    public void Warned(TrainingWarning warning) => Tell(observer => observer.Warned(warning));

    public void Finished(TrainingResult result) => Tell(observer => observer.Finished(result));

    private void Tell(Action<ITrainingObserver> news)
    {
        foreach (var observer in observers)
        {
            news(observer);
        }
    }
}
