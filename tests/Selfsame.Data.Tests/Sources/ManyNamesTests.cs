using Selfsame.Data.Sources;

namespace Selfsame.Data.Tests.Sources;

/// <summary>A tenth of a million names, and a tenth of the time and memory allowed for them; bench/many-names is the whole.</summary>
[Collection("alone")]
public sealed class ManyNamesTests
{
    private const int Names = 100_000;

    [Fact]
    public void Open_ManyNamesASecondTime_TakesLittleTimeAndMemory()
    {
        using var folder = new ManyFilesFolder();
        for (var i = 0; i < 100; i++)
        {
            var path = Directory.CreateDirectory(folder.Combine($"class-{i:D3}")).FullName;
            for (var j = 0; j < Names / 100; j++)
            {
                File.Create(Path.Combine(path, $"a-picture-with-a-long-name-{i:D3}-{j:D6}.jpg")).Dispose();
            }

            Directory.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-1));
        }

        Directory.SetLastWriteTimeUtc(folder.Path, DateTime.UtcNow.AddHours(-1));
        var fingerprint = FolderSource.Open(folder.Path).Fingerprint;

        var (time, allocated, kept) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true), GC.GetTotalMemory(forceFullCollection: true));
        var source = FolderSource.Open(folder.Path);
        time = Environment.CpuUsage.TotalTime - time;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        kept = GC.GetTotalMemory(forceFullCollection: true) - kept;

        Assert.Equal((Names, 100), (source.Count, source.Classes.Count));
        Assert.Equal(fingerprint, source.Fingerprint);
        Assert.True(time < TimeSpan.FromSeconds(0.3), $"{time.TotalSeconds:F2} s");
        Assert.True(allocated < 30 << 20, $"{allocated >> 20} MiB allocated");
        Assert.True(kept < 15 << 20, $"{kept >> 20} MiB kept");
    }
}
