using System.Globalization;
using Selfsame.Cli.Terminal;
using Selfsame.Training.Embeddings;

namespace Selfsame.Cli.Output;

/// <summary>Tells, on standard error, of pictures that were left out: how many, and of the first ones which and why.</summary>
internal static class LeftOut
{
    private const int Named = 3;

    /// <summary>Tells of pictures that could not be read.</summary>
    /// <param name="unreadable">What was wrong with each.</param>
    /// <param name="consequence">What became of them, as the end of a sentence.</param>
    internal static void Tell(IReadOnlyList<string> unreadable, string consequence)
    {
        if (unreadable.Count > 0) Console.Error.WriteLine($"selfsame: {Amounts.Of(unreadable.Count, "picture")} could not be read{consequence}: {First(unreadable)}");
    }

    /// <summary>Tells of pictures that have no features.</summary>
    internal static void Tell(EncodedPictures pictures, int count, string where)
    {
        var why = pictures.Unreadable.Count > 0 ? First(pictures.Unreadable) : pictures.WhyLeftOut + ".";
        if (count > 0) Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"selfsame: {count:N0} {(count == 1 ? "picture is" : "pictures are")} {where}: {why}"));
    }

    private static string First(IReadOnlyList<string> reasons) =>
        string.Join("; ", reasons.Take(Named)) + (reasons.Count > Named ? $"; and {Amounts.Whole(reasons.Count - Named)} more, which 'selfsame data inspect' lists." : "");
}
