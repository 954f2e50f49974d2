using Selfsame.Torch.Interop;

namespace Selfsame.Torch;

/// <summary>Facts about the libtorch in use, its threads and its seed.</summary>
public static class Engine
{
    /// <summary>libtorch's version, as "1.13.1".</summary>
    public static string Version => EngineFacts.Version;

    /// <summary>The file that libtorch was loaded from.</summary>
    public static string LibraryPath => EngineFacts.LibraryPath;

    /// <summary>The file of the BLAS that matrix products use, or "" where libtorch carries its own.</summary>
    public static string BlasPath => EngineFacts.BlasPath;

    /// <summary>Whether that is the reference BLAS, some fifty times slower than OpenBLAS.</summary>
    public static bool IsReferenceBlas =>
        BlasPath.Contains("/blas/libblas", StringComparison.Ordinal) || BlasPath.EndsWith("/libblas.so.3.11.0", StringComparison.Ordinal);

    /// <summary>libtorch's own description of how it was built.</summary>
    public static string BuildSettings => EngineFacts.BuildSettings;

    /// <summary>The instruction set that its kernels were chosen for: "AVX512", "AVX2", "DEFAULT", ...</summary>
    public static string CpuCapability
    {
        get
        {
            const string key = "CPU capability usage: ";
            var settings = BuildSettings;
            var start = settings.IndexOf(key, StringComparison.Ordinal);
            return start < 0 ? "unknown" : settings[(start + key.Length)..].Split('\n', 2)[0].Trim();
        }
    }

    /// <summary>How many threads one operator uses, the matrix products of OpenBLAS among them.</summary>
    public static int Threads
    {
        get => NativeMethods.Threads();
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            NativeMethods.Check(NativeMethods.SetThreads(value), "set_num_threads");
        }
    }

    /// <summary>How many CUDA devices there are; 0 where libtorch has no CUDA.</summary>
    public static int CudaDeviceCount => NativeMethods.CudaDeviceCount();

    /// <summary>Seeds every generator of libtorch.</summary>
    public static void Seed(long seed) => NativeMethods.Check(NativeMethods.Seed(seed), "manual_seed");

    /// <summary>Seeds every generator of libtorch for one step of a run, so that a resumed run draws what an uninterrupted one does.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="step">The step, from 0.</param>
    public static void Seed(long seed, long step)
    {
        // SplitMix64's finalizer: neighbouring seeds and steps give unrelated states.
        var mixed = unchecked(((ulong)seed * 0x9E3779B97F4A7C15UL) + (ulong)step + 0x632BE59BD9B4E019UL);
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        Seed((long)((mixed ^ (mixed >> 31)) >> 1));
    }
}
