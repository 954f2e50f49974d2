using System.Text.RegularExpressions;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Architecture.Tests;

/// <summary>One case for each item of reference numbers: it is checked by some test, or is skipped here by its name.</summary>
public sealed partial class GoldenCoverageTests
{
    public static TheoryData<string> Items => [.. SharedFiles.GoldenNames()];

    [Theory]
    [MemberData(nameof(Items))]
    public void GoldenItem_OfTheFolder_IsCheckedBySomeTest(string item)
    {
        Assert.NotEmpty(SharedFiles.Golden(item).Cases);
        var testers = GoldenTestSources().Where(file => file.Text.Contains($"\"{item}\"", StringComparison.Ordinal)).Select(file => file.Path).ToArray();
        if (testers.Length == 0)
        {
            Assert.Skip("No part of Selfsame implements this item of reference numbers yet.");
        }

        Assert.All(testers, path => Assert.Matches(GoldenClass(), File.ReadAllText(path)));
    }

    private static IEnumerable<(string Path, string Text)> GoldenTestSources() =>
        Directory.EnumerateFiles(RepositoryRoot.Combine("tests"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("Selfsame.Testing", StringComparison.Ordinal) && !path.Contains("Architecture", StringComparison.Ordinal))
            .Select(path => (path, File.ReadAllText(path)))
            .Where(file => file.Item2.Contains("SharedFiles.Golden", StringComparison.Ordinal));

    [GeneratedRegex(@"\bclass \w*Golden\w*")]
    private static partial Regex GoldenClass();
}
