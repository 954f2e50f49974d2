using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.Training.Tests.Export;

/// <summary>Debian's torchvision, as a program that reads and writes weights (tests/fixtures/weights).</summary>
internal sealed class TorchvisionProgram
{
    private const string Python = "/usr/bin/python3";

    private readonly TemporaryFolder _folder;

    /// <summary>Skips the test where torchvision is not installed.</summary>
    public TorchvisionProgram(TemporaryFolder folder)
    {
        _folder = folder;
        Assert.SkipUnless(File.Exists(Python) && Run("-c", "import numpy, torchvision").Code == 0, "torchvision is not here: apt-get install python3-torchvision (eng/setup.sh --tests does it).");
    }

    /// <summary>Lets it make features with weights that it loads ("load") or draws and saves ("save").</summary>
    /// <returns>What it said, and N x D values.</returns>
    public (string Said, float[] Features) Features(string what, string network, string weights, Tensor pictures)
    {
        var (input, output) = (_folder.Combine("pictures"), _folder.Combine("features"));
        File.WriteAllBytes(input, MemoryMarshal.AsBytes<float>(pictures.ToArray<float>()).ToArray());
        var (code, said, error) = Run(
            RepositoryRoot.Combine("tests/fixtures/weights/torchvision_features.py"), what, network, weights, input, pictures.Size(3).ToString(CultureInfo.InvariantCulture), output);
        Assert.True(code == 0, error);
        return (said.Trim(), MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(output)).ToArray());
    }

    private static (int Code, string Said, string Error) Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said, error.Result);
    }
}
