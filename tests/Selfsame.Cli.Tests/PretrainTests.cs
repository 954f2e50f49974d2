using Selfsame.Testing;
using Xunit;

namespace Selfsame.Cli.Tests;

public sealed class PretrainTests(TinyRun run) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Monitor_OneSource_AddsAccuraciesToEachEpoch()
    {
        var result = Run([.. TinyRun.Arguments(_folder.Combine("run")), "--monitor", TinyRun.Scenes]);
        Assert.Contains("k-NN  linear", result.Output, StringComparison.Ordinal);
        Assert.Contains("\"eval/knn/top1\":", File.ReadAllText(_folder.Combine("run", "metrics.jsonl")), StringComparison.Ordinal);
        Assert.Equal(Encoder(run.Folder), Encoder(_folder.Combine("run")));
    }

    [Fact]
    public void Config_OfARun_ReplaysItToTheSameBytes()
    {
        Run("pretrain", "--config", Path.Combine(run.Folder, "run.json"), "--out", _folder.Combine("again"));
        Assert.Equal(Encoder(run.Folder), Encoder(_folder.Combine("again")));
    }

    [Fact]
    public void Overwrite_ARunThatIsThere_GivesTheSameBytes()
    {
        Run(TinyRun.Arguments(_folder.Combine("run")));
        Run([.. TinyRun.Arguments(_folder.Combine("run")), "--overwrite"]);
        Assert.Equal(Encoder(run.Folder), Encoder(_folder.Combine("run")));
    }

    [Fact]
    public void InitFrom_ARun_StartsFromItsWeights()
    {
        Run([.. TinyRun.Arguments(_folder.Combine("next")), "--init-from", run.Folder]);
        Assert.NotEqual(Encoder(run.Folder), Encoder(_folder.Combine("next")));
    }

    [Fact]
    public void Output_WithoutATerminal_HasSettingsAndOneLineForEachEpochAndNoEscapeCodes()
    {
        var result = Run(TinyRun.Arguments(_folder.Combine("run")));
        Assert.DoesNotContain('\x1b', result.Output);
        Assert.StartsWith("method", result.Output, StringComparison.Ordinal);
        foreach (var word in new[] { "temperature 0.5", "resnet18, width 4, 16 px", "3 epochs x 3 steps of 20 pictures, seed 0" })
            Assert.Contains(word, result.Output, StringComparison.Ordinal);
        var lines = result.Output.Split('\n');
        for (var epoch = 1; epoch <= 3; epoch++) Assert.Contains(lines, line => line.StartsWith($"    {epoch}   ", StringComparison.Ordinal));
    }

    [Fact]
    public void Workers_OneOrFour_GiveTheSameBytes()
    {
        Run([.. TinyRun.Arguments(_folder.Combine("four")).TakeWhile(word => word != "--workers"), "--workers", "4"]);
        Assert.Equal(Encoder(run.Folder), Encoder(_folder.Combine("four")));
    }

    [Fact]
    public void Views_OnTheDevice_GiveTheSameBytesAndStandInThePlan()
    {
        var result = Run([.. TinyRun.Arguments(_folder.Combine("device")), "--views", "device"]);
        Assert.Contains("views made on the device", result.Output, StringComparison.Ordinal);
        Assert.Equal(Encoder(run.Folder), Encoder(_folder.Combine("device")));
    }

    [Fact]
    public void Views_OfAPlaceThatIsNone_AreRefusedWithThePlacesThereAre()
    {
        var result = SelfsameProcess.Run([.. TinyRun.Arguments(_folder.Combine("nowhere")), "--views", "gpu"]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("processor", result.Error, StringComparison.Ordinal);
    }

    private static CommandResult Run(params string[] arguments)
    {
        var result = SelfsameProcess.Run(arguments);
        Assert.True(result.ExitCode == 0, result.Error);
        return result;
    }

    private static byte[] Encoder(string folder) => File.ReadAllBytes(Path.Combine(folder, "encoder.safetensors"));
}
