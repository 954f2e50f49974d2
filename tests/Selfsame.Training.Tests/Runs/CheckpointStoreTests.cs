using System.Diagnostics;
using Selfsame.Nn;
using Selfsame.Testing;
using Selfsame.Torch;
using Selfsame.Training.Runs;
using Xunit;

namespace Selfsame.Training.Tests.Runs;

public sealed class CheckpointStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TensorScope _scope = new();

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void ReadLatest_AfterWriting_GivesTheSameBack()
    {
        var store = Store();
        store.Write(Make(3) with { State = Make(3).State with { Threads = 5, Identity = [new IdentityField("seed", "1")] } });

        var read = store.ReadLatest(Fail)!;

        Assert.Equal((3L, 5, "seed"), (read.State.Position.Step, read.State.Threads, read.State.Identity[0].Name));
        Assert.Equal([3f, 3f], read.Model.Single(each => each.Name == "weight").Value.ToArray<float>());
        Assert.Equal([3L], read.Trainer.Single().Value.ToArray<long>());
    }

    [Fact]
    public void ReadLatest_NoCheckpoints_IsNull() => Assert.Null(Store().ReadLatest(Fail));

    [Fact]
    public void Write_MoreThanAreKept_DeletesTheOldestButNotTheBest()
    {
        var store = Store(keep: 2);
        foreach (var step in (long[])[1, 2, 3, 4, 5])
        {
            store.Write(Make(step, best: step >= 2 ? 2 : null));
        }

        Assert.Equal([5L, 4, 2], store.Steps);
    }

    [Theory]
    [InlineData("model.safetensors", 40)]
    [InlineData("trainer.safetensors", 0)]
    [InlineData("state.json", 30)]
    [InlineData("state.json", -1)]
    [InlineData("model.safetensors", -1)]
    public void ReadLatest_NewestIsDamaged_SaysWhichAndGivesTheOneBefore(string file, int length)
    {
        var store = Store();
        store.Write(Make(1));
        var newest = store.Write(Make(2));
        var path = Path.Combine(newest, file);
        if (length < 0)
        {
            File.Delete(path);
        }
        else
        {
            File.WriteAllBytes(path, File.ReadAllBytes(path)[..length]);
        }

        var warnings = new List<string>();

        Assert.Equal(1, store.ReadLatest(warnings.Add)!.State.Position.Step);
        Assert.Contains(newest, Assert.Single(warnings), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', warnings[0]);
    }

    [Fact]
    public void ReadLatest_OneByteChanged_IsNoticed()
    {
        var store = Store();
        store.Write(Make(1));
        var path = Path.Combine(store.Write(Make(2)), "model.safetensors");
        var bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);

        var warnings = new List<string>();

        Assert.Equal(1, store.ReadLatest(warnings.Add)!.State.Position.Step);
        Assert.Contains("checksum", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void ReadLatest_AllDamaged_IsRefused()
    {
        var store = Store();
        File.Delete(Path.Combine(store.Write(Make(1)), "state.json"));

        Assert.Contains("--overwrite", Assert.Throws<SettingException>(() => store.ReadLatest(_ => { })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_LeftoverOfAKilledWrite_IsRemoved()
    {
        var store = Store();
        Directory.CreateDirectory(store.FolderOf(7) + ".partial");
        store.Write(Make(8));

        Assert.Equal([8L], store.Steps);
        Assert.Single(Directory.GetDirectories(_folder.Combine("checkpoints")));
    }

    [Fact]
    public void Write_CannotBeWritten_KeepsTheLastGoodOneAndNamesIt()
    {
        var store = Store();
        var good = store.Write(Make(1));

        // A file stands where the folder is to be made: even an administrator cannot write there.
        File.WriteAllText(store.FolderOf(2) + ".partial", "");
        var error = Assert.Throws<StorageException>(() => store.Write(Make(2)));

        Assert.Contains(good, error.Message, StringComparison.Ordinal);
        Assert.Equal(1, store.ReadLatest(Fail)!.State.Position.Step);
    }

    [Fact]
    public void Write_DiskFull_KeepsTheLastGoodOneAndLeavesNoPieces()
    {
        using var disk = SmallDisk.Mount(kilobytes: 96);
        var store = new CheckpointStore(Path.Combine(disk.Path, "checkpoints"), keep: 2);
        var good = store.Write(Make(1));

        var error = Assert.Throws<StorageException>(() => store.Write(Make(2, numbers: 40_000)));

        Assert.Contains("--resume", error.Message, StringComparison.Ordinal);
        Assert.Contains(good, error.Message, StringComparison.Ordinal);
        Assert.Equal([good], Directory.GetDirectories(Path.Combine(disk.Path, "checkpoints")));
        Assert.Equal(1, store.ReadLatest(Fail)!.State.Position.Step);
    }

    private static void Fail(string warning) => Assert.Fail(warning);

    private static Checkpoint Make(long step, long? best = null, int numbers = 2) => new(
        new CheckpointState { Position = new TrainingPosition { Step = step, BestStep = best } },
        [new NamedTensor("weight", Tensor.Full([numbers], step, DType.Float32))],
        [new NamedTensor("total/step", Tensor.From<long>([step]))]);

    private CheckpointStore Store(int keep = 2) => new(_folder.Combine("checkpoints"), keep);

    private sealed class SmallDisk : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public string Path => _folder.Path;

        public static SmallDisk Mount(int kilobytes)
        {
            var disk = new SmallDisk();
            if (!OperatingSystem.IsLinux() || Run("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "tmpfs", disk.Path) != 0)
            {
                disk._folder.Dispose();
                Assert.Skip("A small disk can only be mounted by an administrator on Linux.");
            }

            return disk;
        }

        public void Dispose()
        {
            Run("umount", _folder.Path);
            _folder.Dispose();
        }

        private static int Run(string program, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode;
        }
    }
}
