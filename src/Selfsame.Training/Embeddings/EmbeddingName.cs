namespace Selfsame.Training.Embeddings;

/// <summary>Whose features a row are.</summary>
/// <param name="Path">The picture's name in its source, such as <c>cat/0001.jpg</c>.</param>
/// <param name="Class">The name of its class; null where it has none.</param>
public sealed record EmbeddingName(string Path, string? Class);
