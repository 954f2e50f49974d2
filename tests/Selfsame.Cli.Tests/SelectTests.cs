using Selfsame.Testing;
using Xunit;

namespace Selfsame.Cli.Tests;

public sealed class SelectTests(TinyRun run) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Select_RoundAfterRound_NeverChoosesWhatIsLabelled()
    {
        PictureFolder.Write(_folder.Combine("pictures", "cats"), 10);
        PictureFolder.Write(_folder.Combine("pictures", "dogs"), 10, 20);
        var (first, second, sheet) = (_folder.Combine("first.csv"), _folder.Combine("second.csv"), _folder.Combine("second.png"));
        var result = Select("--strategy", "coreset", "--count", "8", "--out", first);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("list:" + first, result.Output, StringComparison.Ordinal);
        var document = Select("--strategy", "uncertain", "--labelled", first, "--count", "12", "--out", second, "--sheet", sheet, "--json").Json();
        Assert.Equal((12, 8), (document.GetProperty("candidates").GetInt32(), document.GetProperty("labelled").GetInt32()));
        var (one, two) = (Paths(first), Paths(second));
        Assert.Equal(20, one.Concat(two).Distinct().Count());
        Assert.All(one.Concat(two), path => Assert.True(File.Exists(_folder.Combine(path))));
        Assert.True(File.Exists(sheet));
        // The list is a source.
        Assert.Equal(8, SelfsameProcess.Run("data", "inspect", first, "--json").Json().GetProperty("count").GetInt32());
        Select("--labelled", first, "--count", "13", "--out", _folder.Combine("third.csv")).FailsWith(2, "13", "12 of 20");
        Select("--count", "2", "--out", first).FailsWith(2, "--overwrite");
    }

    [Fact]
    public void Select_PicturesWithoutLabels_LeavesTheClassToBeFilledIn()
    {
        PictureFolder.Write(_folder.Combine("pictures"), 10);
        var list = _folder.Combine("list.csv");
        var result = Select("--count", "4", "--out", list);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("Fill in the column class", result.Output, StringComparison.Ordinal);
        Assert.All(File.ReadAllLines(list).Skip(1), line => Assert.Equal("", line.Split(',')[1]));
    }

    [Fact]
    public void Select_WhatCannotBe_IsOneLine()
    {
        PictureFolder.Write(_folder.Combine("pictures"), 10);
        PictureFolder.Write(_folder.Combine("plain"), 3, 30);
        var list = _folder.Combine("list.csv");
        Select("--count", "4", "--out", list, "--strategy", "typicl").FailsWith(2, "'typical'");
        Select("--count", "4", "--out", list, "--strategy", "uncertain").FailsWith(2, "--labelled", "selfsame finetune");
        Select("--count", "4", "--out", list, "--strategy", "uncertain", "--labelled", _folder.Combine("plain")).FailsWith(3, "labels");
        Select("--count", "4", "--out", list, "--measure", "margn").FailsWith(2, "'margin'");
        Select("--count", "4", "--out", _folder.Combine("list.txt")).FailsWith(2, ".csv");
        Select("--count", "0", "--out", list).FailsWith(2, "--count");
    }

    private static string[] Paths(string list) => [.. File.ReadAllLines(list).Skip(1).Select(line => line.Split(',')[0])];

    private CommandResult Select(params string[] more) => SelfsameProcess.Run(["select", run.Folder, "--data", _folder.Combine("pictures"), .. more]);
}
