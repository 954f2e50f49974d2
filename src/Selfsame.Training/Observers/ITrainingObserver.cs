namespace Selfsame.Training.Observers;

/// <summary>Someone who watches a run. Observers listen and alter nothing; they are called on the trainer's thread, so they should be quick.</summary>
public interface ITrainingObserver
{
    /// <summary>The run is about to make its first step, or its first after resuming.</summary>
    /// <param name="start">What is about to be done.</param>
    void Started(TrainingStart start)
    {
    }

    /// <summary>An optimizer step has been made.</summary>
    /// <param name="report">How it went.</param>
    void Stepped(StepReport report)
    {
    }

    /// <summary>A pass over the data is complete.</summary>
    /// <param name="report">How it went.</param>
    void EpochEnded(EpochReport report)
    {
    }

    /// <summary>A checkpoint is safely on disk.</summary>
    /// <param name="report">Which one.</param>
    void CheckpointWritten(CheckpointReport report)
    {
    }

    /// <summary>Something is not as it should be.</summary>
    /// <param name="warning">What, and what to do.</param>
    void Warned(TrainingWarning warning)
    {
    }

    /// <summary>The run has come to its end, or was interrupted; all is on disk.</summary>
    /// <param name="result">How it ended.</param>
    void Finished(TrainingResult result)
    {
    }
}
