namespace Selfsame.Data.Tests.Sources;

/// <summary>Errors for users are one line that names what is wrong and where.</summary>
internal static class OneLine
{
    internal static void Error(Action action, params string[] parts)
    {
        var error = Assert.Throws<DataException>(action);
        Assert.DoesNotContain('\n', error.Message);
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }
}
