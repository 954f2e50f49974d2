using Selfsame.Testing;
using Xunit;

namespace Selfsame.Cli.Tests;

public sealed class GenerateTests(TinyRun run) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Generate_OfAGan_WritesASheetAndItsFigures()
    {
        Train();
        var found = SelfsameProcess.Run(
            "generate", _folder.Combine("gan"), "--out", _folder.Combine("samples.png"), "--count", "9", "--seed", "4", "--measure", "20",
            "--features", run.Folder, "--reference", TinyRun.Scenes, "--json").Json();

        Assert.Equal((9, 4), (found.GetProperty("count").GetInt32(), found.GetProperty("seed").GetInt32()));
        var figures = found.GetProperty("figures");
        Assert.Equal(run.Folder, figures.GetProperty("encoder").GetString());
        Assert.True(figures.GetProperty("frechetDistance").GetDouble() > 0);
        Assert.Equal(20, figures.GetProperty("made").GetInt32());
        Assert.True(File.Exists(_folder.Combine("samples.png")));

        Assert.Equal(3, found.GetProperty("step").GetInt32());

        SelfsameProcess.Run("generate", _folder.Combine("gan"), "--out", _folder.Combine("samples.png")).FailsWith(2, "samples.png", "exists already", "--overwrite");
        Assert.Equal(0, SelfsameProcess.Run("generate", _folder.Combine("gan"), "--out", _folder.Combine("samples.png"), "--overwrite").ExitCode);
        SelfsameProcess.Run("generate", _folder.Combine("gan"), "--out", _folder.Combine("a.png"), "--features", run.Folder).FailsWith(2, "--reference");
    }

    [Fact]
    public void Generate_AtAStep_TakesTheCheckpointThatWasKept()
    {
        Assert.Equal(0, Pretrain("--image-size", "16", "--set", "method.generatorWidth=4", "--checkpoint-every", "1", "--set", "keepCheckpoints=5").ExitCode);
        string Sheet(string name, params string[] more)
        {
            var step = SelfsameProcess.Run(["generate", _folder.Combine("gan"), "--out", _folder.Combine(name), "--count", "4", "--json", .. more]).Json().GetProperty("step").GetInt32();
            return $"{step} {Convert.ToHexString(File.ReadAllBytes(_folder.Combine(name)))}";
        }

        var early = Sheet("early.png", "--step", "1");

        Assert.StartsWith("1 ", early, StringComparison.Ordinal);
        Assert.NotEqual(early[2..], Sheet("late.png")[2..]);
        SelfsameProcess.Run("generate", _folder.Combine("gan"), "--out", _folder.Combine("none.png"), "--step", "7").FailsWith(2, "no checkpoint of step 7", "1, 2, 3");
        Assert.False(File.Exists(_folder.Combine("none.png")));
    }

    [Fact]
    public void Generate_OfARunWithoutGenerator_NamesTheMethodsThatHaveOne() =>
        SelfsameProcess.Run("generate", run.Folder, "--out", _folder.Combine("samples.png")).FailsWith(2, "simclr", "no generator", "gan");

    [Fact]
    public void Generate_OfNoRun_IsAUsageError() =>
        SelfsameProcess.Run("generate", _folder.Combine("none"), "--out", _folder.Combine("samples.png")).FailsWith(2, _folder.Combine("none"));

    [Fact]
    public void Pretrain_SizeThatNoGeneratorMakes_SaysWhichSizesAre() => Pretrain("--image-size", "24").FailsWith(2, "24", "power of two");

    [Fact]
    public void Pretrain_LatentOfZero_IsAUsageError() => Pretrain("--image-size", "16", "--set", "method.latentWidth=0").FailsWith(2, "latentWidth");

    private void Train() => Assert.Equal(0, Pretrain("--image-size", "16", "--set", "method.generatorWidth=4").ExitCode);

    private CommandResult Pretrain(params string[] more) => SelfsameProcess.Run(
    [
        "pretrain", "gan", "--data", TinyRun.Scenes, "--out", _folder.Combine("gan"), "--set", "backbone.width=4", "--epochs", "1",
        "--batch-size", "20", "--threads", "1", "--workers", "1", .. more,
    ]);
}
