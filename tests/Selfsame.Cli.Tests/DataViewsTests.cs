using System.Buffers.Binary;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Cli.Tests;

public sealed class DataViewsTests
{
    [Fact]
    public void Views_OfASource_IsASheetOfOriginalsAndViews()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("views.png");
        var result = SelfsameProcess.Run("data", "views", "simclr", "--data", "scenes:train?n=20&size=40", "--out", path);

        Assert.True(result.ExitCode == 0, result.Error);
        var header = File.ReadAllBytes(path).AsSpan(16, 8);   // IHDR: width, height
        const int Cell = (32 * 3) + 4;
        Assert.Equal((7 * Cell) + 4 + 12, BinaryPrimitives.ReadInt32BigEndian(header));
        Assert.Equal((8 * Cell) + 4, BinaryPrimitives.ReadInt32BigEndian(header[4..]));
        SelfsameProcess.Run("data", "views", "simclr", "--data", "scenes:train?n=20&size=40", "--out", path).FailsWith(2, "exists already", "--overwrite");
    }

    [Fact]
    public void Views_WithASettingOfTheRecipe_ShowsItsEffect()
    {
        using var folder = new TemporaryFolder();
        byte[] Sheet(params string[] more)
        {
            var path = folder.Combine("views.png");
            var result = SelfsameProcess.Run(["data", "views", "simclr", "--data", "scenes:train?n=4&size=40", "--out", path, "--overwrite", .. more]);
            Assert.True(result.ExitCode == 0, result.Error);
            return File.ReadAllBytes(path);
        }

        Assert.Equal(Sheet(), Sheet());
        Assert.NotEqual(Sheet(), Sheet("--set", "views.jitterStrength=1"));
        Assert.NotEqual(Sheet(), Sheet("--seed", "1"));
    }

    [Fact]
    public void Views_OfAnUnknownMethod_NamesTheNearest() =>
        SelfsameProcess.Run("data", "views", "simcrl", "--data", "scenes:train?n=4", "--out", "x.png").FailsWith(2, "simcrl", "simclr");

    [Fact]
    public void Views_OfPicturesThatCannotBeRead_SaysSo()
    {
        using var folder = new TemporaryFolder();
        PictureFolder.WriteDamaged(folder.Combine("bad"), 3);
        SelfsameProcess.Run("data", "views", "simclr", "--data", folder.Combine("bad"), "--out", folder.Combine("x.png")).FailsWith(3, "no picture can be shown");
    }
}
