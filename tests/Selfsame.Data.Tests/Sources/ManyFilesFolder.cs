namespace Selfsame.Data.Tests.Sources;

/// <summary>A new empty folder for very many files: in memory where the system offers that, as creating them on a disk may take a minute.</summary>
internal sealed class ManyFilesFolder : IDisposable
{
    private const string InMemory = "/dev/shm";

    public string Path { get; } = Directory.CreateDirectory(System.IO.Path.Combine(
        Directory.Exists(InMemory) ? InMemory : System.IO.Path.GetTempPath(), $"selfsame-test-{Guid.NewGuid():N}")).FullName;

    public string Combine(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
