using System.Runtime.InteropServices;
using Selfsame.Data;
using Selfsame.Data.Decoding;
using Selfsame.Torch;

namespace Selfsame.Training.Diagnosis;

/// <summary>Looks at what Selfsame needs of a machine: the engine, its linear algebra, threads, accelerators and picture codecs.</summary>
public static class MachineDiagnosis
{
    /// <summary>Said wherever a reference BLAS is found.</summary>
    public const string ReferenceBlasAdvice = "Install OpenBLAS (Debian: apt-get install libopenblas0-pthread): linear layers then run some 50 times faster.";

    /// <summary>All findings, in the order a reader wants them. Loads the engine; never throws for what it finds.</summary>
    public static IReadOnlyList<Finding> Run()
    {
        var findings = new List<Finding>
        {
            new("selfsame", FindingStatus.Good, typeof(MachineDiagnosis).Assembly.GetName().Version?.ToString(3) ?? "unknown"),
            new("dotnet", FindingStatus.Good, RuntimeInformation.FrameworkDescription),
            new("system", FindingStatus.Good, $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}"),
            Processors(),
            Memory(),
        };
        findings.AddRange(EngineFindings());
        findings.Add(Codecs());
        return findings;
    }

    /// <summary>Whether everything that must be there is there.</summary>
    /// <param name="findings">What <see cref="Run"/> gave.</param>
    public static bool IsHealthy(IEnumerable<Finding> findings) => findings.All(finding => finding.Status != FindingStatus.Problem);

    private static Finding Processors() => new("processors", FindingStatus.Good, $"{Environment.ProcessorCount}");

    private static Finding Memory()
    {
        var bytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return new Finding("memory", FindingStatus.Good, $"{bytes / (double)(1L << 30):0.0} GiB");
    }

    private static List<Finding> EngineFindings()
    {
        try
        {
            return
            [
                new Finding("libtorch", FindingStatus.Good, Engine.Version),
                new Finding("libtorch-path", FindingStatus.Good, Engine.LibraryPath),
                Engine.IsReferenceBlas
                    ? new Finding("blas", FindingStatus.Warning, $"{Engine.BlasPath} (the slow reference BLAS)", ReferenceBlasAdvice)
                    : new Finding("blas", FindingStatus.Good, Engine.BlasPath.Length > 0 ? Engine.BlasPath : "libtorch's own"),
                Threads(),
                new Finding("cpu-capability", FindingStatus.Good, Engine.CpuCapability),
                new Finding("cuda", FindingStatus.Good, Engine.CudaDeviceCount > 0 ? $"{Engine.CudaDeviceCount} device(s)" : "none: training runs on the processor"),
            ];
        }
        catch (Exception error) when (error is EngineNotFoundException or TorchException or DllNotFoundException or TypeInitializationException)
        {
            var cause = error is TypeInitializationException { InnerException: { } inner } ? inner : error;
            return
            [
                new Finding("libtorch", FindingStatus.Problem, cause.Message.ReplaceLineEndings(" "),
                    "Run eng/setup.sh as root (Debian: apt-get install libtorch-dev), or set SELFSAME_LIBTORCH to the folder that holds libtorch_cpu.so."),
            ];
        }
    }

    // Some builds of libtorch start with one thread whatever the machine has; every run therefore says how many it wants.
    private static Finding Threads() => new("threads", FindingStatus.Good, $"{Environment.ProcessorCount} for each run unless --threads says otherwise (libtorch's own default: {Engine.Threads})");

    private static Finding Codecs()
    {
        try
        {
            return new Finding("codecs", FindingStatus.Good, PictureFile.CodecVersions);
        }
        catch (Exception error) when (error is DataException or DllNotFoundException)
        {
            return new Finding("codecs", FindingStatus.Problem, error.Message.ReplaceLineEndings(" "), "Run eng/setup.sh (Debian: apt-get install libjpeg-dev libpng-dev libwebp-dev libtiff-dev cmake g++).");
        }
    }
}
