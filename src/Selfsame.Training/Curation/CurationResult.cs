namespace Selfsame.Training.Curation;

/// <summary>What is double and what is odd in a source, by the features of an encoder and the pixels themselves.</summary>
public sealed record CurationResult
{
    /// <summary>How many pictures were compared.</summary>
    public required int Pictures { get; init; }

    /// <summary>Pictures that are there more than once, in the order of their first members.</summary>
    public required IReadOnlyList<NearDuplicateGroup> Groups { get; init; }

    /// <summary>Pairs whose features are as near, but whose pixels are not: not listed.</summary>
    public required int OtherPairs { get; init; }

    /// <summary>The pictures that lie farthest from all others, the farthest first.</summary>
    public required IReadOnlyList<Outlier> Outliers { get; init; }

    /// <summary>The mean distance of the picture in the middle to its nearest others: what the outliers' is to be compared with.</summary>
    public required double MedianDistance { get; init; }

    /// <summary>The cosine with the nearest other that half of the pictures exceed: how finely the encoder tells these pictures apart.</summary>
    public required double MedianNearest { get; init; }

    /// <summary>How many pictures could go if each group is what it seems to be: all but one of each.</summary>
    public int Superfluous => Groups.Sum(group => group.Members.Count - 1);
}
