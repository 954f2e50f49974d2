namespace Selfsame.Data.Sources;

/// <summary>When the entries of a folder changed last: adding, removing or renaming one changes it.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Ticks">The time, in units of 100 ns.</param>
internal readonly record struct FolderTime(string Path, long Ticks)
{
    private const int FirstYearBelieved = 1980; // file systems that keep no such times give 1601 or 1970

    private static readonly TimeSpan CoarsestClock = TimeSpan.FromSeconds(2);

    /// <summary>The time of a folder as it is now; a link is followed.</summary>
    internal static FolderTime Of(string path)
    {
        var target = Directory.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        return new FolderTime(path, Directory.GetLastWriteTimeUtc(target).Ticks);
    }

    internal bool IsCurrent()
    {
        try
        {
            return Of(Path) == this;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whether a change at or after the given moment is sure to give another time than this.</summary>
    internal bool Distinguishes(DateTime moment) => Ticks < (moment - CoarsestClock).Ticks && new DateTime(Ticks).Year >= FirstYearBelieved;
}
