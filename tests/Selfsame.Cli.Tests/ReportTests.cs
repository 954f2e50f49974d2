using Selfsame.Testing;
using Xunit;

namespace Selfsame.Cli.Tests;

public sealed class ReportTests(TinyRun run) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Pretrain_AtItsEnd_LeavesAReport() => Assert.True(File.Exists(Path.Combine(run.Folder, "report.html")));

    [Fact]
    public void Report_OfARun_IsOnePageThatFetchesNothing()
    {
        var page = Report();
        Assert.Contains("simclr on " + TinyRun.Scenes.Replace("&", "&amp;", StringComparison.Ordinal), page, StringComparison.Ordinal);
        foreach (var text in (string[])["Loss", "backbone.width", "What it learnt from", "The map", "What it finds alike", "pictures that it learnt from"]) Assert.Contains(text, page, StringComparison.Ordinal);
        foreach (var fetching in (string[])["http:", "https:", "src=\"/", "@import", "<link"]) Assert.DoesNotContain(fetching, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Where it errs", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_OfTwoLabelledSets_ShowsMistakes()
    {
        var page = Report("--train", TinyRun.Scenes, "--test", "scenes:test?n=40&size=16");
        foreach (var text in (string[])["Where it errs", "taken for", "What was taken for what", "neighbours are of the query's class"]) Assert.Contains(text, page, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_Twice_IsTheSamePage()
    {
        var own = Copy();
        Assert.Equal(Page(own, "--points", "20", "--threads", "1"), Page(own, "--points", "20", "--threads", "1"));
    }

    [Fact]
    public void Report_WithoutPictures_NeedsNoEngine()
    {
        using var empty = new TemporaryFolder();
        var result = SelfsameProcess.RunWith([("SELFSAME_LIBTORCH", empty.Path)], "report", run.Folder, "--no-pictures", "--out", _folder.Combine("quick.html"));
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.DoesNotContain("The map", File.ReadAllText(_folder.Combine("quick.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Report_AfterAnEvaluation_ShowsItsScores()
    {
        var own = Copy();
        var judged = SelfsameProcess.Run("evaluate", own, "--train", TinyRun.Scenes, "--test", "scenes:test?n=40&size=16", "--protocols", "knn", "--json");
        Assert.True(judged.ExitCode == 0, judged.Error);
        Assert.True(File.Exists(Path.Combine(own, "evaluations", "0001-knn.json")));
        File.WriteAllText(_folder.Combine("printed.json"), judged.Output);

        var kept = Page(own, "--no-pictures");
        foreach (var text in (string[])["The proof", "40 to count on (scenes:test?n=40&amp;size=16)"]) Assert.Contains(text, kept, StringComparison.Ordinal);
        // What was printed says the same of any run that it is given for.
        Assert.Contains("The proof", Page(run.Folder, "--no-pictures", "--evaluation", _folder.Combine("printed.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Report_AfterAnEvaluationWithSettings_SaysHowToRepeatIt()
    {
        var own = Copy();
        var judged = SelfsameProcess.Run("evaluate", own, "--train", TinyRun.Scenes, "--test", "scenes:test?n=40&size=16", "--protocols", "knn,fewshot", "--shots", "2", "--layer", "stage2", "--episodes=4", "--k", "7", "--json");
        Assert.True(judged.ExitCode == 0, judged.Error);
        Assert.Contains("--protocols knn,fewshot --layer stage2 --k 7 --shots 2 --episodes 4\n", Page(own, "--no-pictures"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("autoencoder", "What it draws", "PSNR")]
    [InlineData("gan", "What it makes up", "Generated pictures")]
    [InlineData("colorization-gan", "The colours it gives", "its lightness")]
    public void Report_OfAMethodThatDraws_ShowsItsPictures(string method, string section, string words)
    {
        var own = _folder.Combine(method);
        string[] small = method == "gan" ? ["--set", "method.generatorWidth=4"] : [];
        var trained = SelfsameProcess.Run([.. TinyRun.Arguments(own).Select(word => word == "simclr" ? method : word), .. small]);
        Assert.True(trained.ExitCode == 0, trained.Error);
        var page = Page(own, "--points", "20", "--threads", "1");
        foreach (var text in (string[])[$"<h2>{section}</h2>", words]) Assert.Contains(text, page, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_OfAClassifier_SaysOfWhichLabelsItWasMade()
    {
        var own = _folder.Combine("classifier");
        var made = SelfsameProcess.Run(
            "finetune", run.Folder, "--train", TinyRun.Scenes, "--test", "scenes:test?n=40&size=16", "--labels", "4/class", "--epochs", "1", "--learning-rate", "0.01", "--out", own, "--threads", "1", "--workers", "1");
        Assert.True(made.ExitCode == 0, made.Error);
        var page = Page(own, "--points", "20", "--threads", "1");
        foreach (var text in (string[])["A classifier of 5 classes", "trained on 20 labels", "selfsame finetune", "--labels 4/class --epochs 1 --learning-rate 0.01", "pictures that it was counted on", "The map"]) Assert.Contains(text, page, StringComparison.Ordinal);
        foreach (var text in (string[])["selfsame pretrain", "without a single label", "never told", "What it learnt from"]) Assert.DoesNotContain(text, page, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_ThatCannotBeWritten_SaysWhyBeforeAnyWork()
    {
        var taken = _folder.Combine("page.html");
        File.WriteAllText(taken, "mine");
        SelfsameProcess.Run("report", run.Folder, "--out", taken).FailsWith(2, "exists already", "--overwrite");
        Assert.Equal("mine", File.ReadAllText(taken));
        SelfsameProcess.Run("report", run.Folder, "--out", _folder.Combine("page.pdf")).FailsWith(2, ".html");
        SelfsameProcess.Run("report", run.Folder, "--out", _folder.Combine("none", "page.html")).FailsWith(2, "no such folder");
    }

    [Fact]
    public void Report_OfWhatIsThere_IsOneLine()
    {
        SelfsameProcess.Run("report", _folder.Combine("none")).FailsWith(2, "There is no run");
        SelfsameProcess.Run("report", _folder.Path).FailsWith(2, "is not a run");
        SelfsameProcess.Run("report", run.Folder, "--train", TinyRun.Scenes).FailsWith(2, "--test");
        SelfsameProcess.Run("report", run.Folder, "--test", _folder.Combine("none")).FailsWith(3, _folder.Combine("none"));
        SelfsameProcess.Run("report", run.Folder, "--points", "9999").FailsWith(2, "at most 1500");
        SelfsameProcess.Run("report", run.Folder, "--evaluation", _folder.Combine("none.json")).FailsWith(2, "cannot be read");
    }

    // A run that no other test evaluates meanwhile.
    private string Copy()
    {
        var own = _folder.Combine("run");
        Directory.CreateDirectory(own);
        foreach (var file in (string[])["run.json", "metrics.jsonl", "encoder.safetensors"]) File.Copy(Path.Combine(run.Folder, file), Path.Combine(own, file));
        return own;
    }

    private string Report(params string[] more) => Page(run.Folder, ["--threads", "1", .. more]);

    private string Page(string folder, params string[] more)
    {
        var path = _folder.Combine(Path.GetRandomFileName() + ".html");
        var result = SelfsameProcess.Run(["report", folder, "--out", path, .. more]);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal("", result.Error);
        Assert.Equal(path, result.Output.Trim());
        return File.ReadAllText(path);
    }
}
