using System.Diagnostics;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Cli.Tests;

/// <summary>A run that is stopped, kindly or not, goes on to the very bytes of one that was not.</summary>
public sealed class InterruptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Kill_AtThreeMoments_ThenResume_GivesTheSameEncoder()
    {
        var whole = SelfsameProcess.Run([.. Arguments("whole"), "--json"]);
        Assert.True(whole.ExitCode == 0, whole.Error);
        var expected = File.ReadAllBytes(Encoder("whole"));
        var random = new Random(20);
        for (var moment = 0; moment < 3; moment++)
        {
            var name = $"killed{moment}";
            // The second kill falls into the writing of a checkpoint: that is when a partial one lies there.
            var killed = KillWhen(name, moment == 1 ? () => IsWriting(name) : After(name, 1 + random.Next(12)));
            Assert.True(killed, "the run ended before it could be killed");
            Resume(name);
            Assert.Equal(expected, File.ReadAllBytes(Encoder(name)));
        }
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public void Signal_DuringARun_WritesACheckpointAndEndsWith130(string signal)
    {
        using var process = SelfsameProcess.Start([], Arguments("stopped"));
        WaitUntil(process, After("stopped", 2));
        process.Signal(signal);
        var result = process.Wait();
        result.FailsWith(130, "--resume");
        Assert.NotEmpty(Directory.GetDirectories(_folder.Combine("stopped", "checkpoints"), "step-*"));
        Resume("stopped");
        SelfsameProcess.Run([.. Arguments("whole"), "--json"]);
        Assert.Equal(File.ReadAllBytes(Encoder("whole")), File.ReadAllBytes(Encoder("stopped")));
    }

    [Fact]
    public void Resume_WithoutTheOtherOptions_TakesThemFromTheRun()
    {
        using (var process = SelfsameProcess.Start([], Arguments("stopped")))
        {
            WaitUntil(process, After("stopped", 1));
            process.Signal("TERM");
            process.Wait();
        }
        var result = SelfsameProcess.Run("pretrain", "--out", _folder.Combine("stopped"), "--resume", "--json");
        Assert.Equal(Steps, result.Json().GetProperty("steps").GetInt32());
        var again = SelfsameProcess.Run("pretrain", "--out", _folder.Combine("stopped"), "--resume");
        Assert.True(again.ExitCode == 0, again.Error);
        Assert.Contains("nothing was left to do", again.Output, StringComparison.Ordinal);
    }

    private const int Steps = 60;

    private string[] Arguments(string name) =>
    [
        "pretrain", "simclr", "--data", "scenes:train?n=60&size=16", "--out", _folder.Combine(name), "--set", "backbone.width=4", "--image-size", "16",
        "--steps", "60", "--batch-size", "20", "--checkpoint-every", "4", "--threads", "1", "--workers", "2", "--set", "logEvery=1",
    ];

    private string Encoder(string name) => _folder.Combine(name, "encoder.safetensors");

    private void Resume(string name)
    {
        var result = SelfsameProcess.Run([.. Arguments(name), "--resume", "--json"]);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(Steps, result.Json().GetProperty("steps").GetInt32());
    }

    private bool KillWhen(string name, Func<bool> moment)
    {
        using var process = SelfsameProcess.Start([], Arguments(name));
        WaitUntil(process, moment);
        if (process.HasExited) return false;
        process.Signal("KILL");
        process.Wait();
        return true;
    }

    private static void WaitUntil(SelfsameProcess process, Func<bool> moment)
    {
        var watch = Stopwatch.StartNew();
        while (!process.HasExited && !moment())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(120), "the awaited moment did not come");
            Thread.Sleep(1);
        }
    }

    private Func<bool> After(string name, int lines)
    {
        var path = _folder.Combine(name, "metrics.jsonl");
        return () => File.Exists(path) && File.ReadLines(path).Count() >= lines;
    }

    private bool IsWriting(string name)
    {
        var folder = _folder.Combine(name, "checkpoints");
        return Directory.Exists(folder) && Directory.GetFileSystemEntries(folder).Any(entry => entry.Contains("partial", StringComparison.Ordinal) || Path.GetFileName(entry).StartsWith('.'));
    }
}
