namespace Selfsame.Training.Runs;

/// <summary>A file of a checkpoint.</summary>
/// <param name="Name">Its name in the checkpoint's folder.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its SHA-256 in hexadecimal.</param>
public sealed record CheckpointFile(string Name, long Bytes, string Sha256);
