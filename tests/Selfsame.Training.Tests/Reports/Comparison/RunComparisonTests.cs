using Selfsame.Testing;
using Selfsame.Training.Reports.Comparison;
using Xunit;

namespace Selfsame.Training.Tests.Reports.Comparison;

public sealed class RunComparisonTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_TwoRates_NamesWhatDiffersAndNotWhereTheyLie()
    {
        var comparison = RunComparison.Of([Run("a", "simclr", 0.1, "loss/total"), Run("b", "simclr", 0.2, "loss/total")]);
        var row = Assert.Single(comparison.Differences!.Rows);
        Assert.Equal("optimizer.learningRate", row.Name);
        Assert.Equal(["0.1", "0.2"], row.Cells);
        Assert.True(comparison.HasSomethingInCommon);
    }

    [Fact]
    public void Of_TwoMethods_LeavesTheirLossesOut()
    {
        var comparison = RunComparison.Of([Run("a", "simclr", 0.1, "loss/total", "health/rank"), Run("b", "byol", 0.1, "loss/total", "health/rank")]);
        Assert.DoesNotContain(comparison.Endings!.Rows, row => row.Name == "loss");
        Assert.Contains(comparison.Endings.Rows, row => row.Name == "effective rank");
        Assert.Contains("left out", comparison.Endings.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ScoresOnTheSamePictures_FindsTheBest()
    {
        string[] runs = [Run("a", "simclr", 0.1), Run("b", "byol", 0.1)];
        FakeRun.Evaluated(runs[0], "held-out", 0.5);
        FakeRun.Evaluated(runs[1], "held-out", 0.6);
        var comparison = RunComparison.Of(runs);
        var part = Assert.Single(comparison.Scores);
        Assert.Equal(1, part.Rows[0].Best);
        Assert.Equal(["50.0\u202f%", "60.0\u202f%"], part.Rows[0].Cells);
        Assert.Equal(["25.0\u202f%", "25.0\u202f%"], part.Rows[1].Cells);
        Assert.True(comparison.HasSomethingInCommon);
    }

    [Fact]
    public void Of_ScoresOnPicturesThatWereLearntFrom_ComeLastAndSaySo()
    {
        string[] runs = [Run("a", "simclr", 0.1), Run("b", "byol", 0.1)];
        FakeRun.Evaluated(runs[0], "its-own", 0.9, "0001-knn", "50 of the 50 test pictures stand in the training set too: what is right there is only remembered.");
        FakeRun.Evaluated(runs[0], "held-out", 0.5, "0002-knn");
        FakeRun.Evaluated(runs[1], "held-out", 0.6);
        var parts = RunComparison.Of(runs).Scores;
        Assert.Equal(["50.0\u202f%", "60.0\u202f%"], parts[0].Rows[0].Cells);
        Assert.DoesNotContain("remembered", parts[0].Remark, StringComparison.Ordinal);
        Assert.Contains("only remembered", parts[1].Remark, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ScoresOnOtherPictures_AreNotSetBesideOneAnother()
    {
        string[] runs = [Run("a", "simclr", 0.1), Run("b", "simclr", 0.1)];
        FakeRun.Evaluated(runs[0], "one", 0.5);
        FakeRun.Evaluated(runs[1], "other", 0.6);
        var comparison = RunComparison.Of(runs);
        Assert.Equal(2, comparison.Scores.Count);
        Assert.False(comparison.HasSomethingInCommon);
        Assert.Null(comparison.Differences);
    }

    [Fact]
    public void Of_WhatNetworksStand_SetsTheFineTunedBesideOneAnother()
    {
        string[] runs = [Run("a", "simclr", 0.1), Run("b", "byol", 0.1)];
        FakeRun.Keep(runs[0], "0001-robust", NetworkDocuments.Protocols);
        FakeRun.Keep(runs[1], "0001-robust", NetworkDocuments.Protocols.Replace("0.35,", "0.45,", StringComparison.Ordinal));
        var part = Assert.Single(RunComparison.Of(runs).Scores);
        var row = Assert.Single(part.Rows, each => each.Name == "robustness, PGD of 0.5/255");
        Assert.Equal(["35.0\u202f%", "45.0\u202f%"], row.Cells);
        Assert.Equal(1, row.Best);
        foreach (var name in (string[])["robustness, mean of corruptions", "shift, pictures of the test set", "classifier", "    from scratch"]) Assert.Contains(part.Rows, each => each.Name == name);
    }

    [Fact]
    public void Of_EqualNames_AreToldApartByTheirFolders() =>
        Assert.Equal(["x/run", "y/run"], RunComparison.Of([Run("x/run", "simclr", 0.1), Run("y/run", "simclr", 0.1)]).Names);

    [Fact]
    public void Of_OneRunOrOneTwice_IsRefused()
    {
        var run = Run("a", "simclr", 0.1);
        Assert.Contains("two runs", Assert.Throws<SettingException>(() => RunComparison.Of([run])).Message, StringComparison.Ordinal);
        Assert.Contains("twice", Assert.Throws<SettingException>(() => RunComparison.Of([run, run + "/"])).Message, StringComparison.Ordinal);
        Assert.Contains("no run", Assert.Throws<SettingException>(() => RunComparison.Of([run, _folder.Combine("none")])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_TwoRuns_DrawsTheirCurvesTogether()
    {
        var path = _folder.Combine("page.html");
        ComparisonReport.Write(RunComparison.Of([Run("first", "simclr", 0.1, "loss/total", "health/rank"), Run("second", "simclr", 0.2, "loss/total")]), path);
        var page = File.ReadAllText(path);
        Assert.Contains("first and second", page, StringComparison.Ordinal);
        Assert.Contains("Loss. first from 1 at step 10 to 3 at step 30; second from 1 at step 10 to 3 at step 30", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Effective rank of the features", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
    }

    private string Run(string name, string method, double rate, params string[] curves) => FakeRun.Write(_folder, name, method, rate, curves);
}
