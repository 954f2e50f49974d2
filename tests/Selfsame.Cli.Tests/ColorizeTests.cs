using System.Text.Json;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Cli.Tests;

public sealed class ColorizeTests(TinyRun simclr) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Colorize_ARun_WritesPicturesAndPrintsOneDocument()
    {
        var run = Pretrain("colorization-gan", "scenes:train?n=24&size=16");
        Assert.True(run.ExitCode == 0, run.Error);

        var result = Colorize(_folder.Combine("run"), "--json");

        Assert.True(result.ExitCode == 0, result.Error);
        var document = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal(("colorization-gan", 5), (document.GetProperty("method").GetString(), document.GetProperty("pictures").GetInt32()));
        Assert.True(document.GetProperty("colourError").GetProperty("prediction").GetDouble() > 0);
        Assert.Equal(6, Directory.GetFiles(_folder.Combine("coloured"), "*.png").Length);

        Colorize(_folder.Combine("run")).FailsWith(2, "in use", "--overwrite");
        File.WriteAllText(_folder.Combine("coloured", "sheet.png"), "old");
        File.WriteAllText(_folder.Combine("coloured", "notes.txt"), "mine");
        Assert.Equal(0, Colorize(_folder.Combine("run"), "--overwrite").ExitCode);
        Assert.NotEqual("old", File.ReadAllText(_folder.Combine("coloured", "sheet.png")));
        Assert.Equal("mine", File.ReadAllText(_folder.Combine("coloured", "notes.txt")));

        PictureFolder.Write(_folder.Combine("own"), 2);
        SelfsameProcess.Run("colorize", _folder.Combine("run"), "--images", _folder.Combine("own"), "--out", _folder.Combine("own"), "--overwrite").FailsWith(2, "the pictures themselves");
    }

    [Fact]
    public void Colorize_ARunThatCannot_NamesTheMethodsThatCan() => Colorize(simclr.Folder).FailsWith(2, "These can: colorization, colorization-gan.");

    [Fact]
    public void Colorize_AnEncoderAlone_IsAUsageError()
    {
        var file = _folder.Combine("encoder.safetensors");
        File.Copy(Path.Combine(simclr.Folder, "encoder.safetensors"), file);
        Colorize(file).FailsWith(2, "encoder.safetensors");
    }

    [Fact]
    public void Pretrain_GrayPictures_IsADataError()
    {
        PictureFolder.Write(_folder.Combine("pictures"), 40);
        Pretrain("colorization", _folder.Combine("pictures")).FailsWith(3, "are gray");
    }

    [Fact]
    public void Pretrain_ASizeThatCannotBeHalved_IsAUsageError() =>
        Pretrain("colorization", "scenes:train?n=24&size=16", "--image-size", "20").FailsWith(2, "take an imageSize that 8 divides, such as 24");

    private CommandResult Colorize(string run, params string[] more) =>
        SelfsameProcess.Run(["colorize", run, "--images", "scenes:test?n=5&size=20", "--out", _folder.Combine("coloured"), .. more]);

    private CommandResult Pretrain(string method, string data, params string[] more) => SelfsameProcess.Run(
    [
        "pretrain", method, "--data", data, "--out", _folder.Combine("run"), "--set", "backbone.width=4", "--epochs", "1", "--batch-size", "8", "--threads", "1",
        .. more.Length > 0 ? more : ["--image-size", "16"],
    ]);
}
