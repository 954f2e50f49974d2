using Selfsame.Training.Observers;

namespace Selfsame.Training;

/// <summary>What a pretraining run left behind.</summary>
/// <param name="Folder">The run's folder.</param>
/// <param name="EncoderPath">The encoder's file; it is there once an epoch is complete.</param>
/// <param name="Training">How the training ended.</param>
public sealed record PretrainResult(string Folder, string EncoderPath, TrainingResult Training)
{
    /// <summary>Whether it was stopped before its end; a checkpoint was written then.</summary>
    public bool Interrupted => Training.Interrupted;
}
