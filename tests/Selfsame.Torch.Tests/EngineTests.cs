using System.Diagnostics;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Torch.Tests;

public sealed class EngineTests
{
    [Fact]
    public void Facts_AreThoseOfTheLibraryInUse()
    {
        Assert.Matches(@"^\d+\.\d+", Engine.Version);
        Assert.True(File.Exists(Engine.LibraryPath), Engine.LibraryPath);
        Assert.Contains("libtorch", Engine.LibraryPath);
        Assert.Contains("GCC", Engine.BuildSettings);
        Assert.DoesNotContain("unknown", Engine.CpuCapability);
        Assert.DoesNotContain('\n', Engine.CpuCapability);
        Assert.True(Engine.CudaDeviceCount >= 0);
    }

    [Fact]
    public void Threads_CanBeSet()
    {
        var before = Engine.Threads;
        try
        {
            Engine.Threads = 1;
            Assert.Equal(1, Engine.Threads);
            Engine.Threads = 2;
            Assert.Equal(2, Engine.Threads);
            Assert.Throws<ArgumentOutOfRangeException>(() => Engine.Threads = 0);
        }
        finally
        {
            Engine.Threads = before;
        }
    }

    [Fact]
    public void Threads_DoNotChangeAResult()
    {
        using var scope = new TensorScope();
        var before = Engine.Threads;
        Engine.Seed(1);
        var x = Tensor.Randn([200_000]);
        try
        {
            Engine.Threads = 1;
            var alone = x.Exp().ToArray<float>();
            Engine.Threads = 2;
            Assert.Equal(alone, x.Exp().ToArray<float>());
        }
        finally
        {
            Engine.Threads = before;
        }
    }

    [Fact]
    public void Seed_SameSeedAndStep_DrawsTheSame() => Assert.Equal(Drawn(7, 3), Drawn(7, 3));

    [Fact]
    public void Seed_NeighbouringSeedsAndSteps_DrawSomethingElse()
    {
        var first = Enumerable.Range(0, 20).SelectMany(seed => Enumerable.Range(0, 20).Select(step => Drawn(seed, step)[0])).ToArray();

        // Floats of 24 bits: two of 400 are equal by chance once in two hundred runs, and the seeds are fixed.
        Assert.Equal(first.Length, first.Distinct().Count());
        Assert.Equal(0.5, first.Average(), 0.06);
    }

    [Fact]
    public void Seed_OfAStep_DoesNotDependOnWhatWasDrawnBefore()
    {
        using var scope = new TensorScope();
        var expected = Drawn(1, 5);
        Tensor.Randn([1001]);

        Assert.Equal(expected, Drawn(1, 5));
    }

    [Fact]
    public async Task SelfsameLibtorch_PointingToAnEmptyFolder_IsNamedInTheError()
    {
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SELFSAME_LIBTORCH"] = folder.Path;
        start.ArgumentList.Add("-method");
        start.ArgumentList.Add($"{typeof(EngineTests).FullName}.{nameof(Facts_AreThoseOfTheLibraryInUse)}");

        using var child = Process.Start(start)!;
        var errors = child.StandardError.ReadToEndAsync();
        var output = await child.StandardOutput.ReadToEndAsync() + await errors;
        await child.WaitForExitAsync();

        Assert.NotEqual(0, child.ExitCode);
        Assert.Contains($"No libtorch in SELFSAME_LIBTORCH={folder.Path}", output);
        Assert.Contains("or unset it", output);
    }

    private static float[] Drawn(long seed, long step)
    {
        using var scope = new TensorScope();
        Engine.Seed(seed, step);
        return Tensor.Rand([4]).ToArray<float>();
    }
}
