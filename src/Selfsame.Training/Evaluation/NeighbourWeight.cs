namespace Selfsame.Training.Evaluation;

/// <summary>How neighbours are chosen and weighted.</summary>
public enum NeighbourWeight
{
    /// <summary>Cosine of L2-normalised features; the vote is exp(cosine / T). The field's protocol.</summary>
    Cosine,

    /// <summary>Euclidean distance of the features as they are; the vote is 1 / (distance + 1e-5), with no temperature.</summary>
    InverseDistance,
}
