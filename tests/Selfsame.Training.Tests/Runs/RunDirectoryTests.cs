using Selfsame.Testing;
using Selfsame.Training.Runs;
using Xunit;

namespace Selfsame.Training.Tests.Runs;

public sealed class RunDirectoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_ANameWithoutARun_SuggestsTheNearestRunOrHowToMakeOne()
    {
        Directory.CreateDirectory(_folder.Combine("photos"));
        File.WriteAllText(_folder.Combine("photos", "run.json"), "{}");
        Directory.CreateDirectory(_folder.Combine("nothing"));

        Assert.EndsWith("Did you mean 'photos'?", Refusal("phtos"), StringComparison.Ordinal);
        Assert.EndsWith("Did you mean 'photos'?", Refusal("photo/"), StringComparison.Ordinal);
        Assert.Contains($"'selfsame pretrain METHOD --data SOURCE --out {_folder.Combine("nothin")}' makes one.", Refusal("nothin"), StringComparison.Ordinal);
        Assert.Contains("makes one.", Refusal("none/at/all"), StringComparison.Ordinal);
        Assert.DoesNotContain("makes one.", Refusal("weights.safetensors"), StringComparison.Ordinal);

        string Refusal(string name) => Assert.Throws<SettingException>(() => RunDirectory.Open(_folder.Combine(name))).Message;
    }

    [Fact]
    public void Prepare_NewOrEmptyFolder_IsFine()
    {
        RunDirectory.Prepare(_folder.Combine("a", "b"), ExistingRun.Refuse);
        RunDirectory.Prepare(_folder.Combine("a", "b"), ExistingRun.Refuse);

        Assert.True(Directory.Exists(_folder.Combine("a", "b")));
    }

    [Fact]
    public void Prepare_FolderInUse_IsRefusedWithTheThreeWaysOut()
    {
        File.WriteAllText(_folder.Combine("run.json"), "{}");

        var error = Assert.Throws<SettingException>(() => RunDirectory.Prepare(_folder.Path, ExistingRun.Refuse));

        Assert.All((string[])["--resume", "--overwrite", "another folder", _folder.Path], word => Assert.Contains(word, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Prepare_Overwrite_DeletesTheRunAndNothingElse()
    {
        foreach (var name in (string[])["run.json", "metrics.jsonl", "events.out.tfevents.1.x", "notes.txt"])
        {
            File.WriteAllText(_folder.Combine(name), "{}");
        }

        Directory.CreateDirectory(_folder.Combine("checkpoints", "step-000001"));
        RunDirectory.Prepare(_folder.Path, ExistingRun.Overwrite);

        Assert.Equal(["notes.txt"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Prepare_OverwriteOfAFolderThatIsNoRun_IsRefused()
    {
        File.WriteAllText(_folder.Combine("thesis.tex"), "");

        Assert.Throws<SettingException>(() => RunDirectory.Prepare(_folder.Path, ExistingRun.Overwrite));
        Assert.True(File.Exists(_folder.Combine("thesis.tex")));
    }

    [Fact]
    public void Prepare_ResumeOfNothing_IsRefused() =>
        Assert.Contains("no run", Assert.Throws<SettingException>(() => RunDirectory.Prepare(_folder.Combine("x"), ExistingRun.Resume)).Message, StringComparison.Ordinal);

    [Fact]
    public void Prepare_AFile_IsRefused()
    {
        File.WriteAllText(_folder.Combine("file"), "");

        Assert.Contains("is a file", Assert.Throws<SettingException>(() => RunDirectory.Prepare(_folder.Combine("file"), ExistingRun.Refuse)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FolderThatIsNoRun_IsRefused() =>
        Assert.Contains("is not a run", Assert.Throws<SettingException>(() => RunDirectory.Open(_folder.Path)).Message, StringComparison.Ordinal);
}
