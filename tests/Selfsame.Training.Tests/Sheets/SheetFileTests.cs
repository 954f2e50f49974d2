using Selfsame.Testing;
using Selfsame.Training.Sheets;
using Xunit;

namespace Selfsame.Training.Tests.Sheets;

public sealed class SheetFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_NamesThatCannotBeWritten_AreRefused()
    {
        File.WriteAllText(_folder.Combine("there.png"), "");
        Directory.CreateDirectory(_folder.Combine("folder.png"));

        Refuses("there.png", "or replace it by --overwrite");
        Refuses("folder.png", "is a folder");
        Refuses("sheet.jpg", ".png");
        Refuses("none/sheet.png", "no such folder");
        SheetFile.Check(_folder.Combine("sheet.png"), overwrite: false);
        SheetFile.Check(_folder.Combine("there.png"), overwrite: true);
    }

    private void Refuses(string name, string why) =>
        Assert.Contains(why, Assert.Throws<SettingException>(() => SheetFile.Check(_folder.Combine(name), overwrite: false)).Message, StringComparison.Ordinal);
}
