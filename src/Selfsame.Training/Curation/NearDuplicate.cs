namespace Selfsame.Training.Curation;

/// <summary>A picture that is there more than once, as it is to the nearest of the others in its group.</summary>
/// <param name="Index">Its index in the source.</param>
/// <param name="Kind">How it is the same.</param>
/// <param name="Similarity">The cosine of their features, -1 to 1.</param>
/// <param name="Pixels">The correlation of their 16 x 16 versions, -1 to 1.</param>
public sealed record NearDuplicate(int Index, DuplicateKind Kind, double Similarity, double Pixels);
