using Selfsame.Testing;
using Xunit;

namespace Selfsame.Cli.Tests;

public sealed class HelpTests
{
    [Theory]
    [InlineData("selfsame")]
    [InlineData("demo")]
    [InlineData("pretrain")]
    [InlineData("evaluate")]
    [InlineData("finetune")]
    [InlineData("predict")]
    [InlineData("embed")]
    [InlineData("search")]
    [InlineData("cluster")]
    [InlineData("select")]
    [InlineData("reconstruct")]
    [InlineData("colorize")]
    [InlineData("generate")]
    [InlineData("export")]
    [InlineData("report")]
    [InlineData("compare")]
    [InlineData("methods")]
    [InlineData("doctor")]
    [InlineData("data")]
    [InlineData("data inspect")]
    [InlineData("data views")]
    [InlineData("data duplicates")]
    public void Help_OfACommand_IsTheApprovedText(string command)
    {
        string[] words = command == "selfsame" ? [] : command.Split(' ');
        var result = SelfsameProcess.Run([.. words, "--help"]);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("", result.Error);
        Snapshot.Match(result.Output, "help-" + command.Replace(' ', '-'));
    }

    [Theory]
    [InlineData("methods")]
    [InlineData("methods gan")]
    public void Methods_AsText_IsTheApprovedText(string command)
    {
        var result = SelfsameProcess.Run(command.Split(' '));
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        // Tables are filled up with spaces to the width of the screen.
        Snapshot.Match(string.Join('\n', result.Output.Split('\n').Select(line => line.TrimEnd())), command.Replace(' ', '-'));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("methods")]
    [InlineData("methods --json")]
    [InlineData("data inspect scenes:train?n=4&size=16 --json")]
    public void QuickCommands_WithoutLibtorch_Work(string command)
    {
        using var empty = new TemporaryFolder();
        var result = SelfsameProcess.RunWith([("SELFSAME_LIBTORCH", empty.Path)], command.Split(' '));
        Assert.True(result.ExitCode == 0, result.Error);
    }
}
