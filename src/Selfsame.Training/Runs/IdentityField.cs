namespace Selfsame.Training.Runs;

/// <summary>Something that must be the same for a checkpoint to belong to a run.</summary>
/// <param name="Name">What it is, in words: <c>batch size</c>.</param>
/// <param name="Value">Its value as text.</param>
public sealed record IdentityField(string Name, string Value);
