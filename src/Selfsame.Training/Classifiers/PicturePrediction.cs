namespace Selfsame.Training.Classifiers;

/// <summary>What a classifier says of a picture.</summary>
/// <param name="Index">Its position in the source.</param>
/// <param name="Identity">Its name in the source.</param>
/// <param name="Class">The class it is likeliest of, an index; -1 where the picture cannot be read.</param>
/// <param name="Probability">The probability of that class, 0 to 1.</param>
/// <param name="Distance">How far its features lie from those of the pictures that were learnt from: <see cref="FeatureDistance.Distances"/>.</param>
/// <param name="Outlier">The share of those pictures that lie nearer to each other than this one does: close to 1, it is like none of them.</param>
/// <param name="Error">Why it cannot be read; null where it can.</param>
public sealed record PicturePrediction(int Index, string Identity, int Class, double Probability, double Distance, double Outlier, string? Error)
{
    /// <summary>Whether the picture could be read.</summary>
    public bool IsReadable => Error is null;
}
