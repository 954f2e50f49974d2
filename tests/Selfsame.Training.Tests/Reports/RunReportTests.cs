using Selfsame.Testing;
using Selfsame.Training.Reports;
using Xunit;

namespace Selfsame.Training.Tests.Reports;

public sealed class RunReportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_ARunWithoutMetrics_SaysSo()
    {
        var page = Page(FakeRun.Write(_folder, "run", "simclr", 0.1));
        Assert.Contains("Nothing was measured", page, StringComparison.Ordinal);
        Assert.Contains("simclr on /nowhere/photos: resnet18 at 32 pixels, 2 epochs of batches of 64, without a single label.", page, StringComparison.Ordinal);
        Assert.Contains("1,234", page, StringComparison.Ordinal);
        Assert.Contains("optimizer.learningRate", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_PicturesThatAreGone_StillMakesAPage() =>
        Assert.Contains("cannot be opened here", Page(FakeRun.Write(_folder, "run", "simclr", 0.1, "loss/total"), pictures: true), StringComparison.Ordinal);

    [Fact]
    public void Write_AnEvaluationBesideTheRun_IsShownWithItsBaselines()
    {
        var run = FakeRun.Write(_folder, "run", "simclr", 0.1, "loss/total");
        FakeRun.Evaluated(run, "held-out", 0.625);
        var page = Page(run);
        foreach (var text in (string[])["62.5", "25.0", "30.0", "+32.5", "held-out", "no pictures of", "--protocols knn"]) Assert.Contains(text, page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AnAdversarialRun_ShowsItsContestAndWarns()
    {
        var run = FakeRun.Write(_folder, "run", "gan", 0.1, "loss/discriminator", "loss/generator");
        File.AppendAllText(Path.Combine(run, "metrics.jsonl"), "{\"step\":30,\"health/separation\":0.999,\"health/diversity\":0.1}\n");
        var page = Page(run);
        foreach (var text in (string[])["two sides of the contest", "the discriminator has won", "mode collapse"]) Assert.Contains(text, page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_LabelsSaved_AreDrawnAndSaid()
    {
        var run = FakeRun.Write(_folder, "run", "simclr", 0.1, "loss/total");
        Directory.CreateDirectory(Path.Combine(run, "evaluations"));
        File.WriteAllText(Path.Combine(run, "evaluations", "0001-finetune.json"), """
            {"run":"x","protocols":{"finetune":{
              "0.01":{"labels":100,"pretrained":{"mean":0.5,"std":0.01},"scratch":{"mean":0.3,"std":0.02},"linear":{"mean":0.45,"std":0},"random_linear":{"mean":0.2,"std":0}},
              "0.1":{"labels":1000,"pretrained":{"mean":0.7,"std":0.01},"scratch":{"mean":0.6,"std":0.02},"linear":{"mean":0.6,"std":0},"random_linear":{"mean":0.3,"std":0}}}}}
            """);
        var page = Page(run);
        Assert.Contains("With 100 labels pretraining reaches 50.0", page, StringComparison.Ordinal);
        Assert.Contains("Accuracy by number of labels. pretrained, fine-tuned: 50.0", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ADamagedRecord_IsOneLine()
    {
        var run = FakeRun.Write(_folder, "run", "simclr", 0.1);
        File.WriteAllText(Path.Combine(run, "run.json"), "{\"settings\":");
        Assert.Contains("run.json is damaged", Assert.Throws<SettingException>(() => Page(run)).Message, StringComparison.Ordinal);
    }

    private string Page(string run, bool pictures = false)
    {
        var path = _folder.Combine("page.html");
        new RunReport(new RunReportOptions { ShowsPictures = pictures }).Write(run, path);
        return File.ReadAllText(path);
    }
}
