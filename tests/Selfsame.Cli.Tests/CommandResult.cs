using System.Text.Json;
using Xunit;

namespace Selfsame.Cli.Tests;

/// <summary>How a process of the command line ended.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    /// <summary>Standard output, which must be one JSON document and nothing else.</summary>
    internal JsonElement Json()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}: {Error}");
        using var document = JsonDocument.Parse(Output);
        return document.RootElement.Clone();
    }

    /// <summary>Asserts the exit code and that standard error is one line, which holds all the given words; gives the line.</summary>
    internal string FailsWith(int code, params string[] words)
    {
        Assert.True(ExitCode == code, $"exit code {ExitCode} instead of {code}; output: {Output} error: {Error}");
        var lines = Error.TrimEnd('\n').Split('\n');
        Assert.True(lines.Length == 1, $"not one line: {Error}");
        Assert.StartsWith("selfsame: ", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", lines[0], StringComparison.Ordinal);
        foreach (var word in words) Assert.Contains(word, lines[0], StringComparison.Ordinal);
        return lines[0];
    }
}
