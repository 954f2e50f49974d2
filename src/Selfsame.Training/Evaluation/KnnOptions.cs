namespace Selfsame.Training.Evaluation;

/// <summary>Settings of the weighted k-nearest-neighbour protocol. Defaults are those of Wu et al., CVPR 2018 (arXiv 1805.01978).</summary>
public sealed record KnnOptions
{
    /// <summary>k, at least 1; the size of the bank where that is smaller.</summary>
    public int Neighbours { get; init; } = 200;

    /// <summary>T of the vote exp(s / T), above 0.</summary>
    public double Temperature { get; init; } = 0.1;

    /// <summary>How neighbours are chosen and how much each one's vote counts.</summary>
    public NeighbourWeight Weight { get; init; } = NeighbourWeight.Cosine;

    /// <summary>Largest number of similarities held at once; bounds memory, never changes the result.</summary>
    public int ChunkElements { get; init; } = 1 << 24;
}
