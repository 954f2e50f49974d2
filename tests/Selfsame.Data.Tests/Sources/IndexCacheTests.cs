using Selfsame.Data.Sources;
using Selfsame.Testing;

namespace Selfsame.Data.Tests.Sources;

[Collection("alone")] // the cache's place is a variable of the process
public sealed class IndexCacheTests : IDisposable
{
    private const int Pictures = 1200;

    private readonly TemporaryFolder _cache = new();
    private readonly ManyFilesFolder _folder = new();
    private readonly string? _before = Environment.GetEnvironmentVariable(CacheFolder.Variable);

    public IndexCacheTests()
    {
        Environment.SetEnvironmentVariable(CacheFolder.Variable, _cache.Path);
        for (var i = 0; i < Pictures; i++)
        {
            Put($"{i % 3}/deep/{i}.jpg", 10);
        }

        MakeOld();
    }

    [Fact]
    public void Open_Again_TakesTheListingOfTheFirstTime()
    {
        var first = FolderSource.Open(_folder.Path);
        Put("1/deep/1.jpg", 20); // the folder's time does not tell
        var second = FolderSource.Open(_folder.Path);

        Assert.Single(Entries());
        Assert.Equal(first.Fingerprint, second.Fingerprint);
        Assert.Equal(first.Classes, second.Classes);
        Assert.Equal(Identities(first), Identities(second));
        Assert.Equal(Enumerable.Range(0, Pictures).Select(first.Label), Enumerable.Range(0, Pictures).Select(second.Label));
    }

    [Fact]
    public void Open_PictureAddedOrRemovedOrRenamed_IsNoticed()
    {
        Assert.Equal(Pictures, FolderSource.Open(_folder.Path).Count);
        Put("2/deep/new.jpg", 10);
        Assert.Contains("2/deep/new.jpg", Identities(FolderSource.Open(_folder.Path)));
        MakeOld();
        Assert.Equal(Pictures + 1, FolderSource.Open(_folder.Path).Count);
        File.Delete(_folder.Combine("0/deep/0.jpg"));
        Assert.Equal(Pictures, FolderSource.Open(_folder.Path).Count);
        File.Move(_folder.Combine("0/deep/3.jpg"), _folder.Combine("0/deep/three.jpg"));
        Assert.Contains("0/deep/three.jpg", Identities(FolderSource.Open(_folder.Path)));
        Directory.Move(_folder.Combine("1"), _folder.Combine("one"));
        Assert.Equal(["0", "2", "one"], FolderSource.Open(_folder.Path).Classes);
    }

    [Fact]
    public void Open_LinkTurnedToAnotherFolder_IsNoticed()
    {
        using var one = new PictureFolder().WithText("1.jpg", "x");
        using var other = new PictureFolder().WithText("2.jpg", "x");
        Directory.CreateSymbolicLink(_folder.Combine("link"), one.Path);
        MakeOld();
        Assert.Contains("link/1.jpg", Identities(FolderSource.Open(_folder.Path)));
        Directory.Delete(_folder.Combine("link"));
        Directory.CreateSymbolicLink(_folder.Combine("link"), other.Path);
        MakeOld();

        Assert.Contains("link/2.jpg", Identities(FolderSource.Open(_folder.Path)));
    }

    [Fact]
    public void Open_FolderChangedAMomentAgo_IsNotKept()
    {
        Put("2/deep/new.jpg", 10);
        _ = FolderSource.Open(_folder.Path);

        Assert.Empty(Entries());
    }

    [Fact]
    public void Open_SmallFolder_IsNotKept()
    {
        using var small = new PictureFolder().With("1.png");
        Directory.SetLastWriteTimeUtc(small.Path, new DateTime(2020, 1, 1));
        _ = FolderSource.Open(small.Path);

        Assert.Empty(Entries());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(31, 0)]
    [InlineData(2000, 0)]
    [InlineData(int.MaxValue, 3)]
    [InlineData(int.MaxValue, 500)]
    public void Open_CorruptEntry_IsMadeAnew(int length, int place)
    {
        _ = FolderSource.Open(_folder.Path);
        var whole = File.ReadAllBytes(Entries().Single());
        byte[] corrupt = [.. whole.Take(length)];
        if (corrupt.Length > place)
        {
            corrupt[place] ^= 1;
        }

        File.WriteAllBytes(Entries().Single(), corrupt);

        Assert.Equal(Pictures, FolderSource.Open(_folder.Path).Count);
        Assert.Equal(whole, File.ReadAllBytes(Entries().Single()));
    }

    [Fact]
    public void Open_CacheThatCannotBeWritten_WorksWithout()
    {
        var file = _folder.Combine("not-a-folder");
        File.WriteAllText(file, "x");
        MakeOld();
        Environment.SetEnvironmentVariable(CacheFolder.Variable, file);

        Assert.Equal(Pictures, FolderSource.Open(_folder.Path).Count);
        Assert.Equal(Pictures, FolderSource.Open(_folder.Path).Count);
    }

    [Fact]
    public void Open_ManyAtOnce_AllFindTheSameAndLeaveOneEntry()
    {
        var counts = new int[16];
        Parallel.For(0, counts.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => counts[i] = FolderSource.Open(_folder.Path).Count);

        Assert.All(counts, count => Assert.Equal(Pictures, count));
        Assert.Single(Entries());
    }

    [Fact]
    public void Read_PictureWrittenOverBetweenRuns_IsReadAndListedAnewNextTime()
    {
        using var pictures = new PictureFolder().With("8x8.png").With("9x9.png", 9, 9);
        Copy(pictures, "8x8.png");
        MakeOld();
        _ = FolderSource.Open(_folder.Path);
        Copy(pictures, "9x9.png");
        File.SetLastWriteTimeUtc(_folder.Combine("0/deep/0.png"), DateTime.UtcNow.AddMinutes(-1));
        var source = FolderSource.Open(_folder.Path);
        var index = Identities(source).IndexOf("0/deep/0.png");

        Assert.NotEqual(Length(), source.StoredBytes(index));
        using (var picture = source.Read(index))
        {
            Assert.Equal(9, picture.Width);
        }

        Assert.Equal(Length(), FolderSource.Open(_folder.Path).StoredBytes(index));
        long Length() => new FileInfo(_folder.Combine("0/deep/0.png")).Length;
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(CacheFolder.Variable, _before);
        _cache.Dispose();
        _folder.Dispose();
    }

    private static List<string> Identities(FolderSource source) => [.. Enumerable.Range(0, source.Count).Select(source.Identity)];

    private void Copy(PictureFolder pictures, string name) => File.Copy(pictures.Combine(name), _folder.Combine("0/deep/0.png"), overwrite: true);

    private string[] Entries() => Directory.GetFiles(_cache.Path, "*", SearchOption.AllDirectories);

    private void Put(string name, int bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.Combine(name))!);
        File.WriteAllBytes(_folder.Combine(name), new byte[bytes]);
    }

    // A folder whose time is of this moment may change again without a change of that time: only older ones are kept.
    private void MakeOld()
    {
        var time = DateTime.UtcNow.AddMinutes(-10);
        foreach (var folder in Directory.GetDirectories(_folder.Path, "*", SearchOption.AllDirectories).Prepend(_folder.Path))
        {
            var info = new DirectoryInfo(folder);
            if (info.LinkTarget is null && DateTime.UtcNow - info.LastWriteTimeUtc < TimeSpan.FromMinutes(5))
            {
                info.LastWriteTimeUtc = time = time.AddSeconds(1);
            }
        }
    }
}
