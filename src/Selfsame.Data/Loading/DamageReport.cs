namespace Selfsame.Data.Loading;

/// <summary>The pictures that a loader could not read so far. Each picture counts once, however often it is met.</summary>
/// <param name="PicturesRead">How many different pictures were tried.</param>
/// <param name="Pictures">Those that could not be read, in the order in which they were met.</param>
public sealed record DamageReport(int PicturesRead, IReadOnlyList<DamagedPicture> Pictures)
{
    /// <summary>How many could not be read.</summary>
    public int Count => Pictures.Count;
}
