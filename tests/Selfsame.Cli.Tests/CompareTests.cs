using Selfsame.Testing;
using Xunit;

namespace Selfsame.Cli.Tests;

public sealed class CompareTests(TinyRun run) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Compare_TwoRuns_ShowsWhatDiffersAndWritesAPage()
    {
        var page = _folder.Combine("compare.html");
        var result = SelfsameProcess.Run("compare", run.Folder, Other("0.25"), "--out", page);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal("", result.Error);
        foreach (var text in (string[])["Settings that differ", "method.temperature", "0.25", "At the end", "effective rank", page]) Assert.Contains(text, result.Output, StringComparison.Ordinal);
        Assert.Matches(@"flag\s+true", result.Output);
        Assert.DoesNotContain("imageSize", result.Output, StringComparison.Ordinal);
        Assert.Contains("run and other", File.ReadAllText(page), StringComparison.Ordinal);
        SelfsameProcess.Run("compare", run.Folder, Other("0.25"), "--out", page).FailsWith(2, "exists already", "--overwrite");
    }

    [Fact]
    public void Compare_RunsWithNothingInCommon_SaysSo()
    {
        var other = Other("0.25");
        File.Delete(Path.Combine(other, "metrics.jsonl"));
        var result = SelfsameProcess.Run("compare", run.Folder, other);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("nothing in common", result.Error, StringComparison.Ordinal);
        Assert.Contains("method.temperature", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_OneRunOrNone_IsOneLine()
    {
        SelfsameProcess.Run("compare", run.Folder).FailsWith(2, "two runs");
        SelfsameProcess.Run("compare", run.Folder, run.Folder).FailsWith(2, "twice");
        SelfsameProcess.Run("compare", run.Folder, _folder.Combine("none")).FailsWith(2, "There is no run");
    }

    // The same run with another setting, as far as a comparison reads it.
    private string Other(string temperature)
    {
        var other = _folder.Combine("other");
        Directory.CreateDirectory(other);
        var record = File.ReadAllText(Path.Combine(run.Folder, "run.json"));
        Assert.Contains("\"temperature\": 0.5", record, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(other, "run.json"), record.Replace("\"temperature\": 0.5", $"\"temperature\": {temperature}, \"flag\": true", StringComparison.Ordinal));
        File.Copy(Path.Combine(run.Folder, "metrics.jsonl"), Path.Combine(other, "metrics.jsonl"), overwrite: true);
        return other;
    }
}
