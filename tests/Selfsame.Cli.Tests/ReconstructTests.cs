using System.Buffers.Binary;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Cli.Tests;

public sealed class ReconstructTests(TinyRun other) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reconstruct_ADenoisingRun_WritesASheetAndFigures()
    {
        var run = Train("denoising-autoencoder");
        var sheet = _folder.Combine("sheet.png");
        var result = Reconstruct(run, "--out", sheet, "--count", "10", "--measure", "30", "--json");
        Assert.True(result.ExitCode == 0, result.Error);

        var document = result.Json();
        Assert.Equal(("denoising-autoencoder", 30), (document.GetProperty("method").GetString(), document.GetProperty("pictures").GetInt32()));
        Assert.True(document.GetProperty("psnr").GetProperty("corrupted").GetDouble() > 5);
        Assert.True(document.GetProperty("psnr").GetProperty("output").GetDouble() > 5);
        Assert.InRange(document.GetProperty("ssim").GetProperty("output").GetDouble(), -1, 1);
        const int Cell = (16 * 6) + 4;
        var header = File.ReadAllBytes(sheet).AsSpan(16, 8);   // IHDR: width, height
        Assert.Equal((8 * Cell) + 4, BinaryPrimitives.ReadInt32BigEndian(header));
        Assert.Equal((2 * 3 * Cell) + 4, BinaryPrimitives.ReadInt32BigEndian(header[4..]));

        var again = _folder.Combine("again.png");
        Assert.Equal(0, Reconstruct(run, "--out", again, "--count", "10", "--measure", "30").ExitCode);
        Assert.Equal(File.ReadAllBytes(sheet), File.ReadAllBytes(again));
        Reconstruct(run, "--out", sheet).FailsWith(2, "exists already", "--overwrite");
        Assert.Equal(0, Reconstruct(run, "--out", sheet, "--overwrite").ExitCode);
    }

    [Fact]
    public void Reconstruct_AnAutoencoder_HasNoCorruptedPictures()
    {
        var result = Reconstruct(Train("autoencoder"), "--out", _folder.Combine("sheet.png"), "--json");
        Assert.True(result.ExitCode == 0, result.Error);

        Assert.False(result.Json().GetProperty("psnr").TryGetProperty("corrupted", out _));
    }

    [Fact]
    public void Reconstruct_PicturesWithADamagedOne_LeavesItOut()
    {
        PictureFolder.Write(_folder.Combine("pictures"), 5);
        PictureFolder.WriteDamaged(_folder.Combine("pictures"), 1);
        var run = Train("autoencoder");
        var result = SelfsameProcess.Run("reconstruct", run, "--images", _folder.Combine("pictures"), "--out", _folder.Combine("sheet.png"));
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("1 picture could not be read", result.Error, StringComparison.Ordinal);
        Assert.Contains("damaged0000.png: damaged picture", result.Error, StringComparison.Ordinal);

        PictureFolder.WriteDamaged(_folder.Combine("bad"), 2);
        SelfsameProcess.Run("reconstruct", run, "--images", _folder.Combine("bad"), "--out", _folder.Combine("x.png")).FailsWith(3, "no picture can be reconstructed");
    }

    [Fact]
    public void Reconstruct_ARunWithoutADecoder_NamesTheMethodsThatHaveOne() =>
        Reconstruct(other.Folder, "--out", _folder.Combine("x.png")).FailsWith(2, "simclr", "mae", "denoising-autoencoder");

    [Fact]
    public void Reconstruct_WhatIsNoRun_IsOneLine()
    {
        Reconstruct(_folder.Combine("none"), "--out", _folder.Combine("x.png")).FailsWith(2, _folder.Combine("none"));
        Reconstruct(other.Folder, "--out", _folder.Combine("x.jpg")).FailsWith(2, ".png");
        Reconstruct(other.Folder, "--out", _folder.Combine("nowhere", "x.png")).FailsWith(2, "no such folder");
    }

    [Fact]
    public void Pretrain_ALatentOfZero_IsRefused() =>
        SelfsameProcess.Run("pretrain", "autoencoder", "--data", TinyRun.Scenes, "--out", _folder.Combine("run"), "--image-size", "16", "--batch-size", "20", "--set", "method.latent=0")
            .FailsWith(2, "method.latent", "0");

    [Fact]
    public void Pretrain_ASizeThatCannotBeDoubled_IsRefused() =>
        SelfsameProcess.Run("pretrain", "vae", "--data", TinyRun.Scenes, "--out", _folder.Combine("run"), "--image-size", "20", "--batch-size", "20")
            .FailsWith(2, "divisible by 8", "20");

    private static CommandResult Reconstruct(string run, params string[] more) =>
        SelfsameProcess.Run(["reconstruct", run, "--images", "scenes:test?n=40&size=16", .. more]);

    private string Train(string method)
    {
        var run = _folder.Combine(method);
        var result = SelfsameProcess.Run(
            "pretrain", method, "--data", TinyRun.Scenes, "--out", run, "--set", "backbone.width=4", "--image-size", "16",
            "--epochs", "2", "--batch-size", "20", "--threads", "1", "--workers", "1");
        Assert.True(result.ExitCode == 0, result.Error);
        return run;
    }
}
