using System.Globalization;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Cli.Tests;

public sealed class EmbedTests(TinyRun run) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Embed_EveryKindOfFile_IsSearchedAlike()
    {
        PictureFolder.Write(_folder.Combine("pictures"), 30);
        var query = _folder.Combine("pictures", "0007.png");
        var found = new List<string>();
        foreach (var ending in new[] { "npy", "csv", "sqlite" })
        {
            var path = _folder.Combine("x." + ending);
            Assert.Equal(30, Embed(path, "--json").Json().GetProperty("count").GetInt32());
            var document = SelfsameProcess.Run("search", path, "--query", query, "--k", "3", "--json").Json();
            Assert.Equal(30, document.GetProperty("searched").GetInt32());
            var neighbours = document.GetProperty("queries")[0].GetProperty("neighbours");
            Assert.Equal(("0007.png", 1), (neighbours[0].GetProperty("path").GetString(), (int)Math.Round(neighbours[0].GetProperty("similarity").GetDouble())));
            found.Add(neighbours.GetRawText());
        }
        Assert.Single(found.Distinct());
        var live = SelfsameProcess.Run("search", run.Folder, "--data", _folder.Combine("pictures"), "--query", query, "--k", "3", "--json").Json();
        Assert.Equal(found[0], live.GetProperty("queries")[0].GetProperty("neighbours").GetRawText());
    }

    [Fact]
    public void Embed_Overwrite_ReplacesTheFile()
    {
        PictureFolder.Write(_folder.Combine("pictures"), 5);
        File.WriteAllText(_folder.Combine("x.csv"), "old");
        Embed(_folder.Combine("x.csv")).FailsWith(2, "--overwrite");
        Assert.Equal(0, Embed(_folder.Combine("x.csv"), "--overwrite").ExitCode);
        Assert.Equal(6, File.ReadAllLines(_folder.Combine("x.csv")).Length);
    }

    [Fact]
    public void Embed_APictureThatCannotBeRead_IsLeftOutAndTold()
    {
        PictureFolder.Write(_folder.Combine("pictures"), 5);
        PictureFolder.WriteDamaged(_folder.Combine("pictures"), 1);
        var result = Embed(_folder.Combine("x.npy"));
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("1 pictures could not be read", result.Error, StringComparison.Ordinal);
        Assert.Equal(["name,class", .. Enumerable.Range(0, 5).Select(index => index.ToString("D4", CultureInfo.InvariantCulture) + ".png,")], File.ReadAllLines(_folder.Combine("x.npy.names.csv")));
    }

    private CommandResult Embed(string path, params string[] more) => SelfsameProcess.Run(["embed", run.Folder, "--data", _folder.Combine("pictures"), "--out", path, .. more]);
}
