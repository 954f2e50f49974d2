using Selfsame.Testing;
using Selfsame.Training.Reports;
using Xunit;

namespace Selfsame.Training.Tests.Reports;

/// <summary>A page calls unwell what the run was warned of, and nothing else.</summary>
public sealed class RunHealthTests : IDisposable
{
    private const string Won = "the discriminator has won", Collapse = "mode collapse", FewDirections = "few directions are used", Alike = "all embeddings are alike", Waits = "would help";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("\"health/separation\":1,\"health/diversity\":0.1,\"epoch/may-win\":0", null, "")]
    [InlineData("\"health/separation\":0.7,\"health/diversity\":0.1", "\"health/separation\":1,\"health/diversity\":0.1", Won + "|" + Collapse)]
    [InlineData("\"health/separation\":0.7,\"health/diversity\":0.1", "\"health/separation\":1,\"health/diversity\":0.2,\"epoch/may-win\":1", "")]
    [InlineData("\"health/spread\":1,\"health/rank\":5,\"epoch/rank-limit\":128", null, "")]
    [InlineData("\"health/spread\":1,\"health/rank\":5,\"epoch/rank-limit\":512", null, FewDirections)]
    [InlineData("\"health/spread\":0.01,\"health/rank\":1.5", null, FewDirections + "|" + Alike)]
    [InlineData("\"health/spread\":0.01,\"health/rank\":1.5,\"health/separation\":0.7,\"health/diversity\":0.9,\"epoch/encoder-judges\":0", null, FewDirections + "|" + Alike)]
    [InlineData("\"health/spread\":0.01,\"health/rank\":1.5,\"health/separation\":0.7,\"health/diversity\":0.9,\"epoch/encoder-judges\":1", null, "")]
    [InlineData("\"epoch/data-wait\":0.5,\"epoch/seconds\":0.2", null, "")]
    [InlineData("\"epoch/data-wait\":0.5,\"epoch/seconds\":20", null, Waits)]
    public void Of_TheFiguresOfItsEpochs_SaysWhatTheRunWasWarnedOf(string first, string? second, string troubles)
    {
        var run = FakeRun.Write(_folder, "run", "gan", 0.1);
        File.WriteAllText(Path.Combine(run, "metrics.jsonl"), $"{{\"step\":10,{first}}}\n{(second is null ? "" : $"{{\"step\":20,{second}}}\n")}");
        RunReport.Write(run, _folder.Combine("page.html"));
        var page = File.ReadAllText(_folder.Combine("page.html"));

        Assert.Equal(
            troubles.Split('|', StringSplitOptions.RemoveEmptyEntries).Order(),
            new[] { Won, Collapse, FewDirections, Alike, Waits }.Where(trouble => Verdicts(page).Contains(trouble, StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void Of_AnEncoderThatIsTheDiscriminator_SaysWhyItIsNotJudged()
    {
        var run = FakeRun.Write(_folder, "run", "gan", 0.1);
        File.WriteAllText(Path.Combine(run, "metrics.jsonl"), "{\"step\":10,\"health/rank\":1.5,\"health/separation\":0.7,\"health/diversity\":0.9,\"epoch/encoder-judges\":1}\n");
        RunReport.Write(run, _folder.Combine("page.html"));

        Assert.Contains("not judged: the encoder is the discriminator", File.ReadAllText(_folder.Combine("page.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_FiguresThatAreNeitherIdealNorWarnedOf_SaysWhereWarningsBegin()
    {
        var run = FakeRun.Write(_folder, "run", "simclr", 0.1);
        File.WriteAllText(Path.Combine(run, "metrics.jsonl"), "{\"step\":10,\"health/spread\":0.356,\"health/redundancy\":0.5}\n");
        RunReport.Write(run, _folder.Combine("page.html"));
        var verdicts = Verdicts(File.ReadAllText(_folder.Combine("page.html")));

        Assert.Contains("about 1; a warning comes below 0.1<", verdicts, StringComparison.Ordinal);
        Assert.Contains("near 0; a warning comes above 0.9<", verdicts, StringComparison.Ordinal);
    }

    // Captions of charts use some of the words too.
    private static string Verdicts(string page)
    {
        var start = page.IndexOf("verdict", StringComparison.Ordinal);
        return page[start..page.IndexOf("</table>", start, StringComparison.Ordinal)];
    }
}
