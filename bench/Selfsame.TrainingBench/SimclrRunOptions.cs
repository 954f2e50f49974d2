namespace Selfsame.TrainingBench;

/// <summary>What a run of SimCLR in a comparison is made with.</summary>
/// <param name="Data">The pictures.</param>
/// <param name="Folder">Where the run goes.</param>
/// <param name="ImageSize">Side of the views in pixels.</param>
/// <param name="Batch">Pictures in a step.</param>
/// <param name="StepsInRound">Steps in a measured round.</param>
internal sealed record SimclrRunOptions(string Data, string Folder, int ImageSize, int Batch, int StepsInRound);
