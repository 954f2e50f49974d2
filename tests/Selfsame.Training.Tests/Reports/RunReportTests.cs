using Selfsame.Testing;
using Selfsame.Training.Reports;
using Xunit;

namespace Selfsame.Training.Tests.Reports;

public sealed class RunReportTests : IDisposable
{
    private const string Remembered = "50 of the 50 test pictures stand in the training set too: what is right there is only remembered.";

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

    [Theory]
    [InlineData("held-out", "40.0")]
    [InlineData("elsewhere", "50.0")]
    [InlineData("its-own", "50.0")]
    [InlineData(null, "50.0")]
    public void Write_SeveralEvaluations_BeginsWithTheOneOnTheseThatRemembersNothing(string? test, string expected)
    {
        var run = FakeRun.Write(_folder, "run", "simclr", 0.1);
        FakeRun.Evaluated(run, "held-out", 0.4, "0001-knn");
        FakeRun.Evaluated(run, "elsewhere", 0.5, "0002-knn");
        FakeRun.Evaluated(run, "its-own", 0.9, "0003-knn", Remembered);
        Assert.Contains(expected, Glance(Page(run, test: test)), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_OnlyAnEvaluationThatRemembers_BeginsWithThat()
    {
        var run = FakeRun.Write(_folder, "run", "simclr", 0.1);
        FakeRun.Evaluated(run, "its-own", 0.9, note: Remembered);
        Assert.Contains("90.0", Glance(Page(run)), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AnAdversarialRun_ShowsItsContestAndWarns()
    {
        var run = FakeRun.Write(_folder, "run", "gan", 0.1, "loss/discriminator", "loss/generator");
        File.AppendAllText(Path.Combine(run, "metrics.jsonl"), "{\"step\":20,\"health/separation\":0.9,\"health/diversity\":0.1}\n{\"step\":30,\"health/separation\":0.999,\"health/diversity\":0.1}\n");
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

    [Fact]
    public void Write_WhatNetworksStand_HasATableOfItsOwn()
    {
        var run = FakeRun.Write(_folder, "run", "simclr", 0.1);
        FakeRun.Keep(run, "0001-robust-shift-classify", NetworkDocuments.Protocols);
        var page = Page(run);
        foreach (var text in (string[])["What it stands", "PGD of 0.5/255", "31.0", "mean of corruptions", "44.0", "over 2 corruptions", "The gradient is hidden."]) Assert.Contains(text, page, StringComparison.Ordinal);
        foreach (var text in (string[])["On other pictures", "like the training set&#39;s", "\u221225.0", "320 labels, 80 pictures"]) Assert.Contains(text, page, StringComparison.Ordinal);
        foreach (var text in (string[])["Its own answers", "62.5", "calibration error", "On 50 pictures"]) Assert.Contains(text, page, StringComparison.Ordinal);
        Assert.DoesNotContain("The proof", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ThePlainDocument_ShowsTheFiguresAndNoSettings()
    {
        var run = FakeRun.Write(_folder, "run", "simclr", 0.1);
        File.WriteAllText(_folder.Combine("plain.json"), """
            {"run":"x","train":100,"test":50,"protocols":{
              "linear-sgd":{"top1":0.5,"top5":0.9,"learningRate":0.1,"blocks":0,"random":{"top1":0.2,"top5":0.8,"learningRate":0.3,"blocks":0}},
              "cluster":{"nmi":0.25,"ari":0.125,"accuracy":0.5,"purity":0.625,"random":{"nmi":0.1,"ari":0.1,"accuracy":0.3,"purity":0.3}},
              "fewshot":{"shots":[{"ways":5,"shots":1,"prototypes":{"mean":0.5,"interval":0.01},"logistic":{"mean":0.625,"interval":0.01}}]},
            """ + NetworkDocuments.Protocols.Trim()[1..] + "}");
        var page = Page(run, evaluations: _folder.Combine("plain.json"));
        foreach (var text in (string[])["linear by SGD, top 5", "+30.0", "clusters, NMI", "few-shot, 5-way 1-shot, logistic", "62.5 &#177; 1.0", "PGD of 0.5/255", "Its own answers"]) Assert.Contains(text, page, StringComparison.Ordinal);
        foreach (var text in (string[])[", learningRate", ", blocks", "robustness, ", "shift, ", "classifier, "]) Assert.DoesNotContain(text, page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_FiguresOfAnotherVersion_AreLeftOut()
    {
        var run = FakeRun.Write(_folder, "run", "simclr", 0.1);
        File.WriteAllText(_folder.Combine("plain.json"), """{"protocols":{"knn":{"top1":"half"},"linear":{"top1":0.5}}}""");
        Assert.DoesNotContain("The proof", Page(run, evaluations: _folder.Combine("plain.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_FewLabelsOfTwoEvaluations_MakesOneCurveOfThem()
    {
        var run = FakeRun.Write(_folder, "run", "simclr", 0.1);
        FakeRun.Keep(run, "0001-finetune", FewLabels("0.1", 40, 0.9, 0.9), encoder: "\"before\"");
        FakeRun.Keep(run, "0002-finetune", FewLabels("0.1", 40, 0.5, 0.3));
        FakeRun.Keep(run, "0003-finetune", FewLabels("0.5", 200, 0.7, 0.6));
        FakeRun.Keep(run, "0004-finetune", FewLabels("0.1", 40, 0.55, 0.35));
        var page = Page(run);
        Assert.Contains("Accuracy by number of labels. pretrained, fine-tuned: 55.0\u202f% with 40, 70.0\u202f% with 200", page, StringComparison.Ordinal);
        Assert.Contains("With 40 labels pretraining reaches 55.0\u202f%; from scratch that takes 145.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("50.0\u202f%", page, StringComparison.Ordinal);
        Assert.DoesNotContain("90.0\u202f%", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ScratchBetterFromTheStart_SaysAtMost()
    {
        var run = FakeRun.Write(_folder, "run", "simclr", 0.1);
        FakeRun.Keep(run, "0001-finetune", FewLabels("0.1", 40, 0.3, 0.5));
        Assert.Contains("from scratch that takes at most 40.", Page(run), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_KeptEvaluations_AreRepeatedAsTheyWereAskedFor()
    {
        var run = FakeRun.Write(_folder, "run", "simclr", 0.1);
        FakeRun.Keep(run, "0001-finetune", FewLabels("0.1", 40, 0.5, 0.3), """ "--labels","0.1,0.5","--seeds","1" """, training: "scenes:train?n=400");
        FakeRun.Keep(run, "0002-robust", """{"robust":{}}""", """ "--attacked","20" """);
        FakeRun.Keep(run, "0003-shift", """{"shift":{}}""", """ "--attacked","20" """);
        FakeRun.Keep(run, "0004-finetune", FewLabels("10/class", 50, 0.5, 0.3));
        var page = Page(run);
        Assert.Contains($"selfsame evaluate {run} --train &#39;scenes:train?n=400&#39; --test held-out --protocols finetune --labels 0.1,0.5 --seeds 1\n", page, StringComparison.Ordinal);
        Assert.Contains("--train train --test held-out --protocols robust,shift --attacked 20\n", page, StringComparison.Ordinal);
        // Of what was kept without them the document tells some.
        Assert.Contains("--protocols finetune --labels 10/class --seeds 2\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AClassifiersRun_SaysOfWhatItWasMadeAndHowOftenItIsRight()
    {
        var run = Classifier("""{"architecture":"resnet18","classes":["cone","cube"],"labels":40,"learningRate":0.03,"training":{"top1":0.975,"top5":1},"test":{"top1":0.625,"top5":1}}""");
        var page = Page(run);
        Assert.Contains("A classifier of 2 classes: the pretrained resnet18 of runs/photos, trained on 40 labels of labelled/train. It is right on 62.5\u202f% of labelled/test.", page, StringComparison.Ordinal);
        Assert.Contains("selfsame finetune runs/photos --train labelled/train --test labelled/test --labels 10/class --seed 3 --out runs/sorter-again", page, StringComparison.Ordinal);
        Assert.Contains("--protocols classify", page, StringComparison.Ordinal);
        foreach (var text in (string[])["97.5", "labels told", "<summary>Result</summary>", "fromScratch"]) Assert.Contains(text, page, StringComparison.Ordinal);
        foreach (var text in (string[])["an encoder", "pretrain ", "without a single label", "? epochs"]) Assert.DoesNotContain(text, page, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AClassifiersRunThatIsNotFinished_SaysSo() =>
        Assert.Contains("A classifier that is not finished: the pretrained network of runs/photos, trained on labels of labelled/train.", Page(Classifier("null")), StringComparison.Ordinal);

    private string Classifier(string result)
    {
        var run = _folder.Combine("sorter");
        Directory.CreateDirectory(run);
        File.WriteAllText(Path.Combine(run, "run.json"), $$$"""
            {"selfsame":"0.1.0","classifier":{"run":"runs/photos","train":"labelled/train","test":"labelled/test","out":"runs/sorter","labels":"10/class","epochs":null,"learningRate":null,"fromScratch":false,"seed":3},
            "environment":{"threads":1},"data":{"count":40},"result":{{{result}}}}
            """);
        return run;
    }

    private static string FewLabels(string amount, int labels, double pretrained, double scratch) => FormattableString.Invariant($$$"""
        {"finetune":{"{{{amount}}}":{"labels":{{{labels}}},"pretrained":{"mean":{{{pretrained}}},"std":0.01,"seeds":[0,1]},"scratch":{"mean":{{{scratch}}},"std":0.02,"seeds":[0,1]},
        "linear":{"mean":0.25,"std":0},"randomLinear":{"mean":0.2,"std":0} } } }
        """);

    private static string Glance(string page)
    {
        var start = page.IndexOf("<h2>At a glance", StringComparison.Ordinal);
        return page[start..page.IndexOf("</section>", start, StringComparison.Ordinal)];
    }

    private string Page(string run, bool pictures = false, string? test = null, params string[] evaluations)
    {
        var path = _folder.Combine("page.html");
        new RunReport(new RunReportOptions { ShowsPictures = pictures, TestName = test, Evaluations = evaluations }).Write(run, path);
        return File.ReadAllText(path);
    }
}
