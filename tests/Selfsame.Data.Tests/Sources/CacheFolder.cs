using Selfsame.Testing;

namespace Selfsame.Data.Tests.Sources;

/// <summary>A cache of indexes for these tests alone: they leave nothing in the user's.</summary>
public sealed class CacheFolder : IDisposable
{
    internal const string Variable = "SELFSAME_CACHE";

    private readonly TemporaryFolder _folder = new();
    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);

    public CacheFolder() => Environment.SetEnvironmentVariable(Variable, _folder.Path);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, _before);
        _folder.Dispose();
    }
}
