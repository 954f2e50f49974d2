using System.Text.Json;
using Xunit;

namespace Selfsame.Cli.Tests;

/// <summary>Evaluations that train networks, and what an evaluation prints where no document is asked for.</summary>
public sealed class EvaluateTests(TinyRun run)
{
    // Two of a class: none can be held out, so that no learning rates are tried and seconds are enough.
    private static readonly string[] Few = ["--train", "scenes:train?n=10&size=16", "--test", "scenes:test?n=20&size=16"];

    [Fact]
    public void Evaluate_FewLabelsAndAttacks_HaveTheirDocuments()
    {
        var document = Run([.. Few, "--protocols", "finetune,robust", "--labels", "1/class", "--seeds", "1", "--radii", "2", "--attacked", "10", "--layer", "stage3", "--json"]).Json();
        var protocols = document.GetProperty("protocols");
        var rows = protocols.GetProperty("finetune");
        var row = Assert.Single(rows.EnumerateObject());
        Assert.Equal(("1/class", 5), (row.Name, row.Value.GetProperty("labels").GetInt32()));
        foreach (var kind in new[] { "pretrained", "scratch", "linear", "random_linear" })
        {
            Assert.InRange(Mean(row.Value, kind), 0, 1);
            Assert.Equal(0, row.Value.GetProperty(kind).GetProperty("std").GetDouble());
        }
        Assert.Equal(rows.GetRawText(), document.GetProperty("finetune").GetRawText());

        var saved = Assert.Single(document.GetProperty("labels_saved").EnumerateArray());
        Assert.Equal(5, saved.GetProperty("with").GetInt32());
        Assert.Equal(Math.Max(Mean(row.Value, "pretrained"), Mean(row.Value, "linear")), saved.GetProperty("accuracy").GetDouble());
        Assert.Equal(5, saved.GetProperty(Mean(row.Value, "scratch") >= saved.GetProperty("accuracy").GetDouble() ? "at_most" : "more_than").GetDouble());

        foreach (var network in new[] { "linear", "finetuned", "scratch" })
        {
            Assert.InRange(protocols.GetProperty("robust").GetProperty(network).GetProperty("meanCorrupted").GetDouble(), 0, 1);
            Assert.Single(protocols.GetProperty("robust").GetProperty(network).GetProperty("attacks").EnumerateArray());
        }
        Assert.Equal(["--layer stage3 has no part in what finetune and robust found: they take the whole network."], document.GetProperty("notes").EnumerateArray().Select(note => note.GetString()));
    }

    [Fact]
    public void Evaluate_Shift_HasItsDocument()
    {
        var document = Run("--train", "scenes:train?n=15&size=16", "--test", "scenes:test?n=20&size=16", "--protocols", "shift", "--json").Json();
        var shift = document.GetProperty("protocols").GetProperty("shift");
        Assert.Equal((10, 5, 20), (shift.GetProperty("labels").GetInt32(), shift.GetProperty("alike").GetInt32(), shift.GetProperty("shifted").GetInt32()));
        foreach (var network in new[] { "randomLinear", "linear", "finetuned", "scratch" })
        {
            Assert.InRange(shift.GetProperty(network).GetProperty("alike").GetDouble(), 0, 1);
            Assert.InRange(shift.GetProperty(network).GetProperty("shifted").GetDouble(), 0, 1);
        }
    }

    [Fact]
    public void Evaluate_WithoutFewLabels_SaysNothingOfThem()
    {
        var document = Run([.. Few, "--protocols", "knn", "--json"]).Json();
        Assert.False(document.TryGetProperty("finetune", out _));
        Assert.False(document.TryGetProperty("labels_saved", out _));
    }

    [Fact]
    public void Evaluate_OnATerminal_ShowsATableForEveryProtocol()
    {
        var result = Run([.. Few, "--protocols", "knn,linear,fewshot,finetune", "--ways", "3", "--shots", "1", "--episodes", "4", "--labels", "1/class", "--seeds", "1", "--scratch"]);
        Assert.True(result.ExitCode == 0, result.Error);
        foreach (var text in new[]
        {
            $"{run.Folder}  resnet18", "32 features; 10 pictures to learn from, 20 to count on, 5 classes",
            "raw pixels", "random initialisation", "from scratch", "pretrained", "k-NN", "linear probe", "few-shot",
            "± of few-shot is the 95 % confidence interval of the mean over episodes.",
            "Right answers on 20 test pictures:", "random, linear", "pretrained, fine-tuned", "With 5 labels pretraining reaches", "from scratch that takes",
            "The network trained from scratch is itself right on",
        }) Assert.Contains(text, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_ScratchAsADocument_StandsBesideTheOtherBaselines()
    {
        var document = Run([.. Few, "--protocols", "knn,linear", "--scratch", "--json"]).Json();
        foreach (var protocol in document.GetProperty("protocols").EnumerateObject())
            Assert.InRange(protocol.Value.GetProperty("scratch").GetProperty("top1").GetDouble(), 0, 1);
        Assert.InRange(document.GetProperty("scratchClassifier").GetProperty("top1").GetDouble(), 0, 1);
    }

    private CommandResult Run(params string[] arguments) => SelfsameProcess.Run(["evaluate", run.Folder, .. arguments, "--threads", "1", "--workers", "1"]);

    private static double Mean(JsonElement row, string kind) => row.GetProperty(kind).GetProperty("mean").GetDouble();
}
