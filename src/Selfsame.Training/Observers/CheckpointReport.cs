namespace Selfsame.Training.Observers;

/// <summary>A checkpoint that is safely on disk.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Folder">Where it is.</param>
/// <param name="IsBest">Whether the encoder is the best so far by the evaluation's score.</param>
public sealed record CheckpointReport(long Step, string Folder, bool IsBest);
