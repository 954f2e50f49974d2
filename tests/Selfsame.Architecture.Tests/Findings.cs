using Xunit;

namespace Selfsame.Architecture.Tests;

/// <summary>What breaks a rule of the house; a test fails with all of it, a line each.</summary>
internal static class Findings
{
    public static void AssertNone(IEnumerable<string?> findings)
    {
        var all = findings.ToArray();
        Assert.True(all.Length == 0, string.Join('\n', all.Prepend($"{all.Length} found:")));
    }
}
