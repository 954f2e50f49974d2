namespace Selfsame.Training.Embeddings;

/// <summary>What became of a file of features.</summary>
/// <param name="Description">What the file says about itself.</param>
/// <param name="Unreadable">Why pictures could not be read, so that they are not in it: one line each.</param>
public sealed record EmbeddingResult(EmbeddingDescription Description, IReadOnlyList<string> Unreadable);
