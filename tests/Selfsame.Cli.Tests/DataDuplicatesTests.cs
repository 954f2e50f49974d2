using Selfsame.Testing;
using Xunit;

namespace Selfsame.Cli.Tests;

public sealed class DataDuplicatesTests(TinyRun run) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Duplicates_ACopyInAnotherClass_IsFoundAndItsLabelsDiffer()
    {
        PictureFolder.Write(_folder.Combine("pictures", "cats"), 8);
        PictureFolder.Write(_folder.Combine("pictures", "dogs"), 8, 8);
        File.Copy(_folder.Combine("pictures", "cats", "0003.png"), _folder.Combine("pictures", "dogs", "copy.png"));
        var report = _folder.Combine("report");
        var result = Duplicates(report, "--pixels", "1", "--outliers", "5");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("labels differ", result.Output, StringComparison.Ordinal);
        var lines = File.ReadAllLines(Path.Combine(report, "duplicates.csv"));
        Assert.Contains("copy,cats/0003.png,cats,1,1,differ", lines.Select(line => line[(line.IndexOf(',', StringComparison.Ordinal) + 1)..]));
        Assert.Contains(lines, line => line.Contains("dogs/copy.png", StringComparison.Ordinal));
        Assert.Equal(6, File.ReadAllLines(Path.Combine(report, "outliers.csv")).Length);
        Assert.True(File.Exists(Path.Combine(report, "duplicates.png")) && File.Exists(Path.Combine(report, "outliers.png")));

        Duplicates(report).FailsWith(2, "in use", "--overwrite");
        var document = Duplicates(report, "--overwrite", "--threshold", "1", "--json").Json();
        Assert.Equal(17, document.GetProperty("pictures").GetInt32());
    }

    [Fact]
    public void Duplicates_NumbersThatAreNoCosines_AreRefused()
    {
        PictureFolder.Write(_folder.Combine("pictures"), 2);
        Duplicates(_folder.Combine("report"), "--threshold", "1.5").FailsWith(2, "--threshold", "1.5");
        Duplicates(_folder.Combine("report"), "--pixels", "high").FailsWith(2, "--pixels", "high");
    }

    private CommandResult Duplicates(string folder, params string[] more) =>
        SelfsameProcess.Run(["data", "duplicates", _folder.Combine("pictures"), "--encoder", run.Folder, "--out", folder, .. more]);
}
