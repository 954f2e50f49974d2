using System.Formats.Tar;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Cli.Tests;

/// <summary>data inspect says what a person wants to know before training, for every kind of source.</summary>
public sealed class DataInspectTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Inspect_UnbalancedFolderWithDamage_ShowsClassesDuplicatesAndReasons()
    {
        PictureFolder.Write(_folder.Combine("pictures/cat"), 3);
        PictureFolder.Write(_folder.Combine("pictures/dog"), 3, first: 2);
        PictureFolder.WriteDamaged(_folder.Combine("pictures/dog"), 1);
        var result = SelfsameProcess.Run("data", "inspect", _folder.Combine("pictures"));

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        foreach (var part in (string[])["2, of 3 to 4, median 3", "cat/0002.png = dog/0002.png (different classes)", "not readable", "dog/damaged0000.png", "1 (14.29 %)"])
            Assert.Contains(part, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_Shards_AreCountedAsAFolderIs()
    {
        Pack();
        var document = SelfsameProcess.Run("data", "inspect", $"tar:{_folder.Combine("*.tar")}", "--json").Json();

        Assert.Equal((3, 0), (document.GetProperty("count").GetInt32(), document.GetProperty("damagedCount").GetInt32()));
    }

    [Fact]
    public void Inspect_ShardCutOff_EndsWithTheCodeOfBadData()
    {
        Pack();
        using (var file = File.OpenWrite(_folder.Combine("a.tar"))) file.SetLength(1300);

        SelfsameProcess.Run("data", "inspect", _folder.Combine("a.tar")).FailsWith(3, "is cut off", "1 picture before that is whole", "Fetch it again", "?damaged=keep");
    }

    public void Dispose() => _folder.Dispose();

    private void Pack()
    {
        using var shard = new TarWriter(File.Create(_folder.Combine("a.tar")), TarEntryFormat.Ustar);
        PictureFolder.Write(_folder.Combine("pictures"), 3);
        foreach (var file in Directory.GetFiles(_folder.Combine("pictures")).Order(StringComparer.Ordinal)) shard.WriteEntry(file, Path.GetFileName(file));
    }
}
