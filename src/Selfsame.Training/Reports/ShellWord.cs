namespace Selfsame.Training.Reports;

/// <summary>A word of a command that a reader copies into a shell, which takes ? and &amp; for its own.</summary>
internal static class ShellWord
{
    internal static string Of(string text) => text.Length > 0 && text.All(each => char.IsAsciiLetterOrDigit(each) || each is '/' or '.' or '-' or '_' or ':' or ',' or '=' or '+')
        ? text
        : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
