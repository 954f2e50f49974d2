using Selfsame.Testing;
using Xunit;

namespace Selfsame.Cli.Tests;

public sealed class ReportTests(TinyRun run)
{
    [Fact]
    public void Pretrain_AtItsEnd_LeavesAReport() => Assert.True(File.Exists(Path.Combine(run.Folder, "report.html")));

    [Fact]
    public void Report_OfARun_IsOnePageThatFetchesNothing()
    {
        using var folder = new TemporaryFolder();
        var result = SelfsameProcess.Run("report", run.Folder, "--out", folder.Combine("page.html"));
        Assert.True(result.ExitCode == 0, result.Error);
        var page = File.ReadAllText(folder.Combine("page.html"));
        Assert.Contains("simclr on " + TinyRun.Scenes.Replace("&", "&amp;", StringComparison.Ordinal), page, StringComparison.Ordinal);
        Assert.Contains("Loss", page, StringComparison.Ordinal);
        Assert.Contains("backbone.width", page, StringComparison.Ordinal);
        foreach (var fetching in new[] { "http:", "https:", "src=\"/", "<script", "@import", "url(" }) Assert.DoesNotContain(fetching, page, StringComparison.Ordinal);
    }
}
