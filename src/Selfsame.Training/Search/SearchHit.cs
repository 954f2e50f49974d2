namespace Selfsame.Training.Search;

/// <summary>A picture that was found.</summary>
/// <param name="Path">Its name in its source.</param>
/// <param name="Class">The name of its class; null where it has none.</param>
/// <param name="Similarity">The cosine of its features with the query's, -1 to 1.</param>
public sealed record SearchHit(string Path, string? Class, double Similarity);
