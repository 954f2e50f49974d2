using Selfsame.Training.Observers;

namespace Selfsame.Training.Tests.Training;

/// <summary>Remembers what it was told, and can pull the plug at a step.</summary>
internal sealed class RecordingObserver : ITrainingObserver
{
    public long? DiesAtStep { get; init; }

    public CancellationTokenSource? Cancels { get; init; }

    public long? CancelsAtStep { get; init; }

    public List<StepReport> Steps { get; } = [];

    public List<EpochReport> Epochs { get; } = [];

    public List<CheckpointReport> Checkpoints { get; } = [];

    public List<string> Warnings { get; } = [];

    public TrainingStart? Start { get; private set; }

    public TrainingResult? Result { get; private set; }

    public void Started(TrainingStart start) => Start = start;

    public void Stepped(StepReport report)
    {
        Steps.Add(report);
        if (report.Step == CancelsAtStep)
        {
            Cancels!.Cancel();
        }

        if (report.Step == DiesAtStep)
        {
            throw new PlugPulledException();
        }
    }

    public void EpochEnded(EpochReport report) => Epochs.Add(report);

    public void CheckpointWritten(CheckpointReport report) => Checkpoints.Add(report);

    public void Warned(TrainingWarning warning) => Warnings.Add(warning.Message);

    public void Finished(TrainingResult result) => Result = result;
}

/// <summary>Stands for a killed process: nobody catches it, nothing is written after it.</summary>
internal sealed class PlugPulledException : Exception;
