using System.Text.RegularExpressions;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Architecture.Tests;

/// <summary>What the documents show exists: links, commands with their options, and the code of the first example.</summary>
public sealed partial class DocumentTests
{
    public static TheoryData<string> Documents => [.. MarkdownFiles()];

    public static TheoryData<string> Samples =>
        [.. Directory.GetFiles(RepositoryRoot.Combine("samples"), "*.cs").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_OfTheDocument_LeadToFiles(string document)
    {
        var folder = Path.GetDirectoryName(RepositoryRoot.Combine(document))!;
        Findings.AssertNone(Link().Matches(File.ReadAllText(RepositoryRoot.Combine(document)))
            .Select(match => match.Groups[1].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(folder, target))));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Commands_OfTheDocument_HaveTheOptionsShown(string document)
    {
        foreach (var command in CommandLines(File.ReadAllText(RepositoryRoot.Combine(document))))
        {
            var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string[] name = words[1] == "data" ? [.. words[1..3]] : [words[1]];
            var help = ProgramRun.Of("selfsame", [.. name, "--help"]);
            Assert.True(help.Code == 0, $"'{command}': {help.Error}");
            Findings.AssertNone(words.Where(word => word.StartsWith("--", StringComparison.Ordinal)).Select(word => word.TrimEnd(']'))
                .Where(option => !help.Output.Contains($" {option} ", StringComparison.Ordinal)).Select(option => $"'{command}': there is no {option}"));
        }
    }

    [Fact]
    public void Readme_CodeOfTheFirstExample_IsThatOfTheSample()
    {
        var readme = File.ReadAllText(RepositoryRoot.Combine("README.md"));
        var shown = CodeBlock().Match(readme).Groups[1].Value.Trim();
        var sample = string.Join('\n', File.ReadAllLines(RepositoryRoot.Combine("samples/first-encoder.cs")).Where(line => !line.StartsWith("#:", StringComparison.Ordinal))).Trim();
        Assert.Equal(sample, shown);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Sample_OfTheFolder_IsShortAndCompiles(string sample)
    {
        var path = RepositoryRoot.Combine($"samples/{sample}");
        Assert.InRange(File.ReadAllLines(path).Length, 1, 79);
        var build = ProgramRun.Of("dotnet", ["build", "-c", "Release", "-v", "quiet", "--no-dependencies", path]);
        Assert.True(build.Code == 0, build.Output + build.Error);
    }

    private static IEnumerable<string> MarkdownFiles() =>
        Directory.GetFiles(RepositoryRoot.Path, "*.md").Concat(Directory.GetFiles(RepositoryRoot.Combine("docs"), "*.md", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(RepositoryRoot.Path, path)).Order(StringComparer.Ordinal);

    // Lines that go on with a backslash are one command; what stands behind " #" is a remark.
    private static IEnumerable<string> CommandLines(string text) =>
        FencedBlock().Matches(text)
            .SelectMany(block => block.Groups[1].Value.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n'))
            .Select(line => line.Split(" #")[0].Trim())
            .Where(line => line.StartsWith("./selfsame ", StringComparison.Ordinal) && !line.Contains("COMMAND", StringComparison.Ordinal));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("```[a-z]*\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex FencedBlock();
}
