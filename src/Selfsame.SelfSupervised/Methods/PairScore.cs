namespace Selfsame.SelfSupervised.Methods;

/// <summary>How Deep InfoMax scores a pair of a place and a vector.</summary>
public enum PairScore
{
    /// <summary>Both are embedded, and the score is their dot product: every vector meets every place of the batch.</summary>
    Dot,

    /// <summary>Both are joined and a network scores them: each vector meets the places of a few other pictures.</summary>
    Concatenation,
}
