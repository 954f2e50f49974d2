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
        Assert.Contains("1 picture could not be read", result.Error, StringComparison.Ordinal);
        Assert.Contains("damaged0000.png: damaged picture", result.Error, StringComparison.Ordinal);
        Assert.Equal(["name,class", .. Enumerable.Range(0, 5).Select(index => index.ToString("D4", CultureInfo.InvariantCulture) + ".png,")], File.ReadAllLines(_folder.Combine("x.npy.names.csv")));
    }

    [Fact]
    public void Encoding_PicturesThatCannotBeRead_NamesTheFirstOnes()
    {
        var pictures = _folder.Combine("pictures");
        PictureFolder.Write(pictures, 6);
        PictureFolder.WriteDamaged(pictures, 4);
        Names("not searched", "search", run.Folder, "--data", pictures, "--query", Path.Combine(pictures, "0000.png"));
        Names("in no group", "cluster", run.Folder, "--data", pictures, "--k", "2", "--out", _folder.Combine("groups"));
        Names("not chosen", "select", run.Folder, "--data", pictures, "--count", "2", "--out", _folder.Combine("chosen.csv"));
        Names("not compared", "data", "duplicates", pictures, "--encoder", run.Folder, "--out", _folder.Combine("doubles"));

        static void Names(string where, params string[] arguments)
        {
            var result = SelfsameProcess.Run(arguments);
            Assert.True(result.ExitCode == 0, result.Error);
            foreach (var part in (string[])["4 pictures are " + where, "damaged0000.png: damaged picture", "damaged0002.png: damaged picture", "and 1 more, which 'selfsame data inspect' lists."])
                Assert.Contains(part, result.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("damaged0003.png", result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Embed_AFile_StandsInForTheRunEverywhere()
    {
        PictureFolder.Write(_folder.Combine("pictures", "cats"), 10);
        PictureFolder.Write(_folder.Combine("pictures", "dogs"), 10, 20);
        var path = _folder.Combine("x.sqlite");
        Assert.Equal(0, Embed(path).ExitCode);
        foreach (var (kind, where) in new[] { ("run", run.Folder), ("file", path) })
        {
            string[] data = kind == "run" ? ["--data", _folder.Combine("pictures")] : [];
            Passes(["cluster", where, .. data, "--k", "2", "--out", _folder.Combine("groups-" + kind)]);
            Passes(["select", where, .. data, "--count", "4", "--out", _folder.Combine(kind + ".csv")]);
            Passes(["data", "duplicates", _folder.Combine("pictures"), "--encoder", where, "--pixels", "-1", "--out", _folder.Combine("doubles-" + kind)]);
        }
        foreach (var name in new[] { "groups-{0}/groups.csv", "groups-{0}/overview.png", "{0}.csv", "doubles-{0}/duplicates.csv", "doubles-{0}/outliers.csv" })
            Assert.Equal(File.ReadAllBytes(_folder.Combine(name.Replace("{0}", "run", StringComparison.Ordinal))), File.ReadAllBytes(_folder.Combine(name.Replace("{0}", "file", StringComparison.Ordinal))));

        File.Delete(_folder.Combine("pictures", "dogs", "0025.png"));
        SelfsameProcess.Run("cluster", path, "--k", "2", "--out", _folder.Combine("groups")).FailsWith(2, "dogs/0025.png", "selfsame embed");
        SelfsameProcess.Run("cluster", run.Folder, "--k", "2", "--out", _folder.Combine("groups")).FailsWith(2, "--data");
        SelfsameProcess.Run("data", "duplicates", TinyRun.Scenes, "--encoder", path, "--out", _folder.Combine("doubles")).FailsWith(2, "of its 20 these lack 20");
    }

    private static void Passes(string[] arguments)
    {
        var result = SelfsameProcess.Run(arguments);
        Assert.True(result.ExitCode == 0, result.Error);
    }

    private CommandResult Embed(string path, params string[] more) => SelfsameProcess.Run(["embed", run.Folder, "--data", _folder.Combine("pictures"), "--out", path, .. more]);
}
