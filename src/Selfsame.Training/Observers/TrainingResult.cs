namespace Selfsame.Training.Observers;

/// <summary>How a run ended.</summary>
/// <param name="Steps">Steps done altogether.</param>
/// <param name="Interrupted">Whether it was stopped before its end; a checkpoint was written then.</param>
/// <param name="FinalLoss">The loss of the last step, or NaN if none was made.</param>
/// <param name="SamplesPerSecond">Samples a second over the whole time, evaluation and checkpoints left out.</param>
/// <param name="Duration">Time since the run was started or resumed.</param>
public sealed record TrainingResult(long Steps, bool Interrupted, double FinalLoss, double SamplesPerSecond, TimeSpan Duration);
