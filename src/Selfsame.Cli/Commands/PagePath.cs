using Selfsame.Training;

namespace Selfsame.Cli.Commands;

/// <summary>Where a page is written, checked before any work is done.</summary>
internal static class PagePath
{
    /// <summary>The file that was named, or the usual one; one that was named is not replaced unasked.</summary>
    internal static string Of(string? named, string usual, bool overwrite)
    {
        if (named is null) return usual;
        if (Path.GetExtension(named) is not (".html" or ".htm")) throw new SettingException($"{named}: pages are written as .html.");
        OutputFile.Check(named, overwrite);
        return named;
    }
}
