using System.Text.Json;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Cli.Tests;

/// <summary>--json prints one document of a known shape and nothing else.</summary>
public sealed class JsonTests(TinyRun run)
{
    [Fact]
    public void Methods_Json_ListsNameFamilyPaperAndBackbones()
    {
        var methods = SelfsameProcess.Run("methods", "--json").Json();
        var simclr = methods.EnumerateArray().Single(method => method.GetProperty("name").GetString() == "simclr");
        Assert.Equal("contrastive", simclr.GetProperty("family").GetString());
        Assert.Contains("2002.05709", simclr.GetProperty("paper").GetString(), StringComparison.Ordinal);
        Assert.Contains("resnet18", simclr.GetProperty("backbones").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public void Methods_Json_NamesAllThatThereMustBe()
    {
        string[] names = [.. SelfsameProcess.Run("methods", "--json").Json().EnumerateArray().Select(method => method.GetProperty("name").GetString()!)];
        string[] required =
        [
            "simclr", "dcl", "dclw", "nnclr", "moco-v2", "moco-v3", "supcon", "ressl", "pairs", "triplet", "densecl",
            "byol", "simsiam", "fastsiam",
            "barlow-twins", "vicreg", "vicregl", "vibcreg", "w-mse", "tico", "mmcr", "lejepa", "frossl", "emp-ssl",
            "deepcluster", "deepcluster-v2", "swav", "smog",
            "dino", "ibot", "msn", "pmsn", "dinov2", "i-jepa", "cpc", "deep-infomax",
            "autoencoder", "denoising-autoencoder", "vae", "context-encoder", "mae", "simmim",
            "gan", "bigan",
            "rotation", "relative-position", "jigsaw", "exemplar", "patch-orientation",
            "colorization", "colorization-gan",
        ];

        Assert.Empty(required.Except(names));
        Assert.Equal(names.Length, names.Distinct().Count());
    }

    [Fact]
    public void Doctor_Json_SaysWhatWasFound()
    {
        var document = SelfsameProcess.Run("doctor", "--json").Json();
        Assert.True(document.GetProperty("healthy").GetBoolean());
        var findings = document.GetProperty("findings").EnumerateArray().ToArray();
        foreach (var name in new[] { "libtorch", "libtorch-path", "blas", "threads", "cpu-capability", "cuda", "codecs", "dotnet" })
            Assert.Contains(findings, finding => finding.GetProperty("name").GetString() == name);
    }

    [Fact]
    public void DataInspect_Json_CountsClasses()
    {
        var document = SelfsameProcess.Run("data", "inspect", "scenes:train?n=10&size=24", "--json").Json();
        Assert.Equal(10, document.GetProperty("count").GetInt32());
        Assert.Equal(24, document.GetProperty("width").GetProperty("median").GetInt32());
        Assert.Equal([2, 2, 2, 2, 2], document.GetProperty("classes").EnumerateArray().Select(each => each.GetProperty("count").GetInt32()));
    }

    [Fact]
    public void Pretrain_Json_SaysWhereTheEncoderIs()
    {
        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(9, document.RootElement.GetProperty("steps").GetInt32());
        Assert.True(File.Exists(document.RootElement.GetProperty("encoder").GetString()));
    }

    [Fact]
    public void Evaluate_Json_HasEveryProtocolBesideItsBaselines()
    {
        var document = SelfsameProcess.Run("evaluate", run.Folder, "--train", TinyRun.Scenes, "--test", "scenes:test?n=40&size=16", "--protocols", "knn,linear", "--json").Json();
        Assert.Equal(run.Folder, document.GetProperty("run").GetString());
        foreach (var protocol in new[] { "knn", "linear" })
        {
            var scores = document.GetProperty("protocols").GetProperty(protocol);
            foreach (var part in new[] { scores, scores.GetProperty("random"), scores.GetProperty("pixels") })
            {
                Assert.InRange(part.GetProperty("top1").GetDouble(), 0, 1);
                Assert.Equal(1, part.GetProperty("top5").GetDouble());
            }
        }
    }

    [Fact]
    public void Evaluate_ProtocolsOnFeatures_HaveTheirFiguresAndThoseOfTheBaselinesBeside()
    {
        var document = SelfsameProcess.Run(
            "evaluate", run.Folder, "--train", TinyRun.Scenes, "--test", "scenes:test?n=40&size=16", "--protocols", "fewshot,propagate,cluster,retrieval,ridge,linear-sgd",
            "--ways", "3", "--shots", "2", "--episodes", "4", "--per-class", "2", "--seeds", "2", "--epochs", "1", "--json").Json();
        var protocols = document.GetProperty("protocols");
        Assert.Equal(["fewshot", "propagate", "cluster", "retrieval", "ridge", "linear-sgd"], protocols.EnumerateObject().Select(protocol => protocol.Name));
        foreach (var kind in new Func<JsonElement, JsonElement>[] { each => each, each => each.GetProperty("random"), each => each.GetProperty("pixels") })
        {
            var shot = Assert.Single(kind(protocols.GetProperty("fewshot")).GetProperty("shots").EnumerateArray());
            Assert.Equal((3, 2), (shot.GetProperty("ways").GetInt32(), shot.GetProperty("shots").GetInt32()));
            Assert.InRange(shot.GetProperty("prototypes").GetProperty("mean").GetDouble(), 0, 1);
            Assert.InRange(shot.GetProperty("logistic").GetProperty("interval").GetDouble(), 0, 1);
            var told = Assert.Single(kind(protocols.GetProperty("propagate")).GetProperty("labels").EnumerateArray());
            Assert.Equal((2, 10, 2), (told.GetProperty("perClass").GetInt32(), told.GetProperty("labels").GetInt32(), told.GetProperty("propagated").GetProperty("seeds").GetArrayLength()));
            foreach (var name in new[] { "nmi", "ari", "accuracy", "purity" }) Assert.InRange(kind(protocols.GetProperty("cluster")).GetProperty(name).GetDouble(), -1, 1);
            foreach (var name in new[] { "meanAveragePrecision", "recallAt1", "recallAt10" }) Assert.InRange(kind(protocols.GetProperty("retrieval")).GetProperty(name).GetDouble(), 0, 1);
            Assert.Contains("depth", kind(protocols.GetProperty("ridge")).GetProperty("quantities").EnumerateArray().Select(each => each.GetProperty("name").GetString()));
        }
        Assert.True(protocols.GetProperty("linear-sgd").GetProperty("learningRate").GetDouble() > 0);
        Assert.False(protocols.GetProperty("linear-sgd").TryGetProperty("pixels", out _));
    }

    [Fact]
    public void Evaluate_OneProtocol_LeavesTheOtherOut()
    {
        var document = SelfsameProcess.Run("evaluate", run.Folder, "--train", TinyRun.Scenes, "--test", TinyRun.Scenes, "--protocols", "knn", "--json").Json();
        Assert.Equal(["knn"], document.GetProperty("protocols").EnumerateObject().Select(protocol => protocol.Name));
    }

    [Fact]
    public void Evaluate_BestLayer_IsNamedBesideThatOfRandomInitialisation()
    {
        var document = SelfsameProcess.Run("evaluate", run.Folder, "--train", TinyRun.Scenes, "--test", TinyRun.Scenes, "--protocols", "knn", "--layer", "best", "--json").Json();
        Assert.Matches("^(stem|stage[1-4])$", document.GetProperty("layer").GetString());
        Assert.Matches("^(stem|stage[1-4])$", document.GetProperty("randomLayer").GetString());
    }

    [Fact]
    public void Evaluate_PuzzleOnly_NeedsNoLabelsAndSaysWhatGuessingGives()
    {
        using var folder = new TemporaryFolder();
        SelfsameProcess.Run([.. TinyRun.Arguments(folder.Combine("run")).Select(argument => argument == "simclr" ? "rotation" : argument)]);
        var document = SelfsameProcess.Run("evaluate", folder.Combine("run"), "--test", "scenes:test?n=40&size=16", "--protocols", "pretext", "--json").Json();
        var puzzle = document.GetProperty("protocols").GetProperty("pretext");
        Assert.Equal((160, 0.25), (puzzle.GetProperty("puzzles").GetInt32(), puzzle.GetProperty("chance").GetDouble()));
        Assert.InRange(puzzle.GetProperty("accuracy").GetDouble(), 0, 1);
        Assert.False(document.TryGetProperty("layer", out _));
    }

    [Fact]
    public void Embed_NpyAndCsv_HoldTheSameFeatures()
    {
        using var folder = new TemporaryFolder();
        var (npy, csv) = (folder.Combine("x.npy"), folder.Combine("x.csv"));
        var document = SelfsameProcess.Run("embed", run.Folder, "--data", TinyRun.Scenes, "--out", npy, "--json").Json();
        SelfsameProcess.Run("embed", run.Folder, "--data", TinyRun.Scenes, "--out", csv, "--json").Json();
        var (count, features) = (document.GetProperty("count").GetInt32(), document.GetProperty("features").GetInt32());
        Assert.Equal((60, 32), (count, features));
        var bytes = File.ReadAllBytes(npy);
        var start = bytes.Length - 4 * count * features;
        var lines = File.ReadAllLines(csv);
        Assert.Equal(61, lines.Length);
        Assert.StartsWith("name,class,f0,f1", lines[0], StringComparison.Ordinal);
        for (var row = 0; row < count; row++)
        {
            var cells = lines[row + 1].Split(',');
            for (var column = 0; column < features; column++)
                Assert.Equal(BitConverter.ToSingle(bytes, start + 4 * (row * features + column)), float.Parse(cells[column + 2], System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
