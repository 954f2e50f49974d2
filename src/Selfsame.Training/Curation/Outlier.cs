namespace Selfsame.Training.Curation;

/// <summary>A picture that lies far from all others.</summary>
/// <param name="Index">Its index in the source.</param>
/// <param name="Distance">Its mean distance, 1 - cosine, to its nearest others.</param>
public sealed record Outlier(int Index, double Distance);
