using System.Buffers.Binary;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Cli.Tests;

public sealed class SearchTests(TinyRun run) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Search_TwoQueries_DrawsARowForEach()
    {
        PictureFolder.Write(_folder.Combine("pictures"), 12);
        var (one, two, sheet) = (_folder.Combine("pictures", "0001.png"), _folder.Combine("pictures", "0002.png"), _folder.Combine("sheet.png"));
        var result = SelfsameProcess.Run("search", run.Folder, "--data", _folder.Combine("pictures"), "--query", one, "--query", two, "--k", "4", "--out", sheet);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("1.000", result.Output, StringComparison.Ordinal);
        Assert.Contains("0002.png", result.Output, StringComparison.Ordinal);
        var header = File.ReadAllBytes(sheet).AsSpan(16, 8);                   // IHDR: width, height
        Assert.True(BinaryPrimitives.ReadInt32BigEndian(header) > 5 * 128);
        Assert.True(BinaryPrimitives.ReadInt32BigEndian(header[4..]) is > 2 * 128 and < 4 * 128);
        Search(_folder.Combine("pictures"), one, "--out", sheet).FailsWith(2, "--overwrite");
    }

    [Fact]
    public void Search_QueryThatCannotBeRead_IsADataError()
    {
        PictureFolder.WriteDamaged(_folder.Combine("bad"), 1);
        Search(TinyRun.Scenes, _folder.Combine("bad", "damaged0000.png")).FailsWith(3, "damaged0000.png");
        Search(TinyRun.Scenes, _folder.Combine("none.png")).FailsWith(3, "none.png");
        Search(TinyRun.Scenes, "none.png").FailsWith(3, "none.png", "the current folder, " + RepositoryRoot.Path);
        Search(TinyRun.Scenes, _folder.Path).FailsWith(3, "folder");
    }

    [Fact]
    public void Search_EmbeddingsOfAnotherEncoder_AreRefused()
    {
        PictureFolder.Write(_folder.Combine("pictures"), 4);
        Assert.Equal(0, SelfsameProcess.Run([.. TinyRun.Arguments(_folder.Combine("other")), "--seed", "1"]).ExitCode);
        Assert.Equal(0, SelfsameProcess.Run("embed", _folder.Combine("other"), "--data", _folder.Combine("pictures"), "--out", _folder.Combine("x.npy")).ExitCode);
        var query = _folder.Combine("pictures", "0000.png");
        SelfsameProcess.Run("search", _folder.Combine("x.npy"), "--query", query, "--encoder", run.Folder).FailsWith(2, "another encoder", "--encoder");
        Directory.Delete(_folder.Combine("other"), recursive: true);
        SelfsameProcess.Run("search", _folder.Combine("x.npy"), "--query", query).FailsWith(2, "not there any more", "--encoder");
    }

    [Fact]
    public void Search_ARunWithoutPictures_SaysWhatToName()
    {
        PictureFolder.Write(_folder.Combine("pictures"), 1);
        SelfsameProcess.Run("search", run.Folder, "--query", _folder.Combine("pictures", "0000.png")).FailsWith(2, "--data");
        SelfsameProcess.Run("search", _folder.Combine("none.npy"), "--query", _folder.Combine("pictures", "0000.png")).FailsWith(2, "none.npy");
    }

    private CommandResult Search(string data, string query, params string[] more) => SelfsameProcess.Run(["search", run.Folder, "--data", data, "--query", query, .. more]);
}
