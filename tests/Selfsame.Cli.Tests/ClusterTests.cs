using Selfsame.Testing;
using Xunit;

namespace Selfsame.Cli.Tests;

public sealed class ClusterTests(TinyRun run) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Cluster_Scenes_WritesAListOfAllAndASheetOfEachGroup()
    {
        var folder = _folder.Combine("groups");
        var document = Cluster(folder, "3", "--json").Json();
        var lines = File.ReadAllLines(Path.Combine(folder, "groups.csv"));
        Assert.Equal("path,class,cluster,distance", lines[0]);
        Assert.Equal(60, lines.Length - 1);
        foreach (var group in document.GetProperty("clusters").EnumerateArray())
        {
            var number = group.GetProperty("cluster").GetInt32();
            Assert.Equal(group.GetProperty("count").GetInt32(), lines.Count(line => line.Split(',')[2] == $"{number}"));
            Assert.True(File.Exists(Path.Combine(folder, $"group-{number}.png")));
        }
        Assert.True(File.Exists(Path.Combine(folder, "overview.png")));
        Assert.InRange(document.GetProperty("agreement").GetProperty("nmi").GetDouble(), 0, 1);

        File.WriteAllText(Path.Combine(folder, "notes.txt"), "kept");
        Cluster(folder, "2").FailsWith(2, "in use", "--overwrite");
        var result = Cluster(folder, "2", "--overwrite");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("Labels had no part in this", result.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "group-3.png")));
        Assert.True(File.Exists(Path.Combine(folder, "notes.txt")));
    }

    [Fact]
    public void Cluster_MoreGroupsThanPictures_IsRefused()
    {
        Cluster(_folder.Combine("groups"), "61").FailsWith(2, "61", "60");
        Cluster(_folder.Combine("groups"), "0").FailsWith(2, "--k");
    }

    private CommandResult Cluster(string folder, string groups, params string[] more) =>
        SelfsameProcess.Run(["cluster", run.Folder, "--data", TinyRun.Scenes, "--k", groups, "--out", folder, .. more]);
}
