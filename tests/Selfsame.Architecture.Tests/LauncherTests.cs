using System.Diagnostics;
using Xunit;

namespace Selfsame.Architecture.Tests;

public sealed class LauncherTests : IDisposable
{
    private readonly FakeCheckout _checkout = new();

    private string Setup => Path.Combine(_checkout.Folder, "eng/setup.sh");

    private string Launcher => Path.Combine(_checkout.Folder, "selfsame");

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public void Setup_FreshCheckout_BuildsTheLibrariesAndTheProgram()
    {
        var (code, output, error) = _checkout.Run(Setup);

        Assert.Equal(0, code);
        Assert.Empty(output);
        Assert.Contains("building", error, StringComparison.Ordinal);
        Assert.Equal(["cmake -S", "cmake --build", "dotnet build"], _checkout.Calls());
    }

    [Fact]
    public void Setup_NothingChanged_IsSilentAndQuick()
    {
        _checkout.Run(Setup);
        _checkout.Calls();

        var watch = Stopwatch.StartNew();
        var result = _checkout.Run(Setup);

        Assert.Equal((0, "", ""), result);
        Assert.Empty(_checkout.Calls());
        Assert.True(watch.Elapsed.TotalSeconds < 1, $"It took {watch.Elapsed.TotalSeconds:F2} s.");
    }

    [Fact]
    public void Setup_FileAddedAndDeleted_BuildsTheProgramEachTime()
    {
        _checkout.Run(Setup);
        _checkout.Calls();

        _checkout.Write("src/Second.cs", "");
        _checkout.Run(Setup);
        Assert.Equal(["dotnet build"], _checkout.Calls());

        _checkout.Delete("src/Second.cs");
        _checkout.Run(Setup);
        Assert.Equal(["dotnet build"], _checkout.Calls());
    }

    [Fact]
    public void Setup_NativeSourceChanged_BuildsTheLibrariesToo()
    {
        _checkout.Run(Setup);
        _checkout.Calls();

        _checkout.Write("native/torch/shim.cpp", "// changed");
        _checkout.Run(Setup);

        Assert.Equal(["cmake -S", "cmake --build", "dotnet build"], _checkout.Calls());
    }

    [Fact]
    public void Setup_BrokenSource_ShowsTheErrorAndTriesAgainOnceItIsMended()
    {
        _checkout.Write("src/Program.cs", "broken");
        var broken = _checkout.Run(Setup);
        Assert.Equal(1, broken.Code);
        Assert.Contains("src/Program.cs(1,1): error CS0000: broken\n", broken.Error, StringComparison.Ordinal);

        _checkout.Write("src/Program.cs", "mended");
        Assert.Equal(0, _checkout.Run(Setup).Code);
    }

    [Fact]
    public void Setup_TwoAtOnce_BuildOnce()
    {
        using var first = _checkout.Start(Setup);
        using var second = _checkout.Start(Setup);
        first.WaitForExit();
        second.WaitForExit();

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Single(_checkout.Calls(), call => call == "dotnet build");
    }

    [Fact]
    public void Setup_PackageMissingAsRoot_InstallsIt()
    {
        // The fake apt-get installs nothing, so that the build then fails for want of it; what counts is that it was asked.
        _checkout.Delete("bin/cmake");
        var (_, _, error) = _checkout.Run(Setup);

        Assert.Contains("installing cmake", error, StringComparison.Ordinal);
        Assert.Contains("apt-get -q", _checkout.Calls());
    }

    [Fact]
    public void Setup_PackageMissingWithoutRoot_SaysTheCommandAndEndsWithTwo()
    {
        _checkout.Delete("bin/cmake");
        _checkout.Fake("id", "echo 1000");
        var (code, _, error) = _checkout.Run(Setup);

        Assert.Equal(2, code);
        Assert.Contains("sudo apt-get update && sudo apt-get install --no-install-recommends -y cmake", error, StringComparison.Ordinal);
        Assert.DoesNotContain(_checkout.Calls(), call => call.StartsWith("apt-get", StringComparison.Ordinal));
    }

    [Fact]
    public void Setup_OtherSystem_NamesWhatIsMissingAndEndsWithTwo()
    {
        _checkout.Delete("bin/cmake");
        _checkout.Delete("bin/apt-get");
        var (code, _, error) = _checkout.Run(Setup);

        Assert.Equal(2, code);
        Assert.Contains("lacks: cmake", error, StringComparison.Ordinal);
        Assert.Contains("SELFSAME_LIBTORCH", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Setup_NoSdk_SaysWhereToGetItAndEndsWithTwo()
    {
        _checkout.Delete("bin/dotnet");
        var (code, _, error) = _checkout.Run(Setup);

        Assert.Equal(2, code);
        Assert.Contains(".NET 10 SDK", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Launcher_ThroughALinkFromElsewhere_PassesArgumentsFolderAndExitCode()
    {
        var link = Path.Combine(_checkout.Folder, "link");
        File.CreateSymbolicLink(link, Launcher);
        var (code, output, _) = _checkout.Run(link, "demo", "two words");

        Assert.Equal(7, code);
        Assert.Equal("in /: demo two words\n", output);
    }

    [Fact]
    public void Launcher_OnceBuilt_IsReplacedByTheProgramSoThatSignalsReachIt()
    {
        _checkout.Run(Setup);
        _checkout.Write("artifacts/bin/Selfsame.Cli/release/selfsame", "#!/usr/bin/env bash\necho $$\n");
        using var process = _checkout.Start(Launcher);
        var identifier = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();

        Assert.Equal(process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), identifier);
    }
}
