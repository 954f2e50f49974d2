using System.Text.Json;
using Selfsame.SelfSupervised;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Architecture.Tests;

/// <summary>A method is not there until somebody can read about it, run it and trust it.</summary>
public sealed class MethodCompletenessTests
{
    public static TheoryData<string> Methods => [.. MethodCatalog.All.Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Method_OfTheCatalog_HasADocumentationPage(string method)
    {
        var page = RepositoryRoot.Combine($"docs/methods/{method}.md");
        Assert.True(File.Exists(page), $"{page} is missing.");
        Assert.Contains(method, File.ReadAllText(page), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Method_OfTheCatalog_HasARecipeThatStatesItsExpectedResultFirst(string method)
    {
        var recipes = Directory.GetFiles(RepositoryRoot.Combine("samples/recipes"), $"{method}*.json");
        Assert.NotEmpty(recipes);
        Assert.All(recipes, path =>
        {
            using var recipe = JsonDocument.Parse(File.ReadAllText(path));
            Assert.StartsWith("expected", recipe.RootElement.EnumerateObject().First().Name, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Method_OfTheCatalog_HasATestOfItsOwnAndACurveOfItsPaper(string method)
    {
        // Whether every item of the golden numbers has its test is checked by GoldenCoverageTests: some methods have none.
        var word = method.Replace("-", "", StringComparison.Ordinal);
        Assert.Contains(
            Directory.EnumerateFiles(RepositoryRoot.Combine("tests/Selfsame.SelfSupervised.Tests"), "*.cs", SearchOption.AllDirectories),
            path => !path.Contains("Golden", StringComparison.Ordinal) && File.ReadAllText(path).Contains(word, StringComparison.OrdinalIgnoreCase));
        Assert.True(File.Exists(RepositoryRoot.Combine($"tests/fixtures/curves/{method}.json")), $"tests/fixtures/curves/{method}.json is missing: run tests/fixtures/make_curves.py.");
    }
}
