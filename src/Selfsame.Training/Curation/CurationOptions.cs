namespace Selfsame.Training.Curation;

/// <summary>What counts as double, and how many odd pictures are listed.</summary>
public sealed record CurationOptions
{
    /// <summary>The least cosine of the features of two pictures that are looked at, -1 to 1.</summary>
    public double Threshold { get; init; } = 0.98;

    /// <summary>The least correlation of 16 x 16 versions of both, -1 to 1; at -1 pixels do not matter, and look-alikes are listed too.</summary>
    public double Pixels { get; init; } = 0.95;

    /// <summary>To how many nearest others the distance of a picture is measured, at least 1.</summary>
    public int Neighbours { get; init; } = 10;

    /// <summary>How many of the pictures that lie farthest from all others are listed.</summary>
    public int Outliers { get; init; } = 50;

    /// <summary>The most pairs above the threshold, which bounds the memory.</summary>
    public int MostPairs { get; init; } = 5_000_000;
}
