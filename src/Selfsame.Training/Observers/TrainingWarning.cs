namespace Selfsame.Training.Observers;

/// <summary>Something is not as it should be, with what to do about it.</summary>
/// <param name="Step">Steps done when it was noticed.</param>
/// <param name="Message">One or two sentences.</param>
public sealed record TrainingWarning(long Step, string Message);
