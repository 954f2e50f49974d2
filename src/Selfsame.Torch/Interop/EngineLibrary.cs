using System.Reflection;
using System.Runtime.InteropServices;

namespace Selfsame.Torch.Interop;

/// <summary>Finds and loads libtorch and Selfsame's own library above it, once.</summary>
internal static partial class EngineLibrary
{
    private const string FileName = "libselfsame_torch.so";

    // Loading happens in the resolver, not in a static constructor: so its exception reaches the caller as it is.
    internal static void Register()
    {
        var library = new Lazy<nint>(Load);
        NativeLibrary.SetDllImportResolver(typeof(EngineLibrary).Assembly,
            (name, _, _) => name == NativeMethods.Library ? library.Value : 0);
    }

    private static nint Load()
    {
        PrepareProcess();
        PreloadLibtorch();
        return LoadShim();
    }

    // libtorch's threads and the allocator read these when they start, and from the C environment, which is not the one
    // that .NET's Environment writes: so they are set through libc, before anything else is loaded.
    private static void PrepareProcess()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        // A waiting OpenMP thread gives its core to the data loader. What the user has set stays.
        _ = SetEnvironment("OMP_WAIT_POLICY", "PASSIVE", 0);

        // Every step takes and returns the same large blocks. Without this the allocator gives them back to the system each time
        // and the kernel clears them again page by page, which costs up to half of a small network's step.
        const int trimThreshold = -1, topPad = -2, mmapThreshold = -3;
        _ = AllocatorOption(mmapThreshold, 1 << 30);
        _ = AllocatorOption(trimThreshold, int.MaxValue);
        _ = AllocatorOption(topPad, 64 << 20);
    }

    // With SELFSAME_LIBTORCH set, that libtorch and no other is used: loaded first, it answers for the shim's dependencies.
    private static void PreloadLibtorch()
    {
        var chosen = Environment.GetEnvironmentVariable("SELFSAME_LIBTORCH");
        if (string.IsNullOrEmpty(chosen))
        {
            return;
        }

        var folder = Directory.Exists(Path.Combine(chosen, "lib")) ? Path.Combine(chosen, "lib") : chosen;
        if (!File.Exists(Path.Combine(folder, "libtorch_cpu.so")))
        {
            throw new EngineNotFoundException(
                $"No libtorch in SELFSAME_LIBTORCH={chosen}: {Path.Combine(folder, "libtorch_cpu.so")} is not there. " +
                "Point it to a folder with lib/libtorch_cpu.so, or unset it to use the system's.");
        }

        foreach (var name in (string[])["libc10.so", "libtorch_cpu.so", "libc10_cuda.so", "libtorch_cuda.so", "libtorch.so"])
        {
            var path = Path.Combine(folder, name);
            if (File.Exists(path))
            {
                TryLoad(path);
            }
        }
    }

    private static nint LoadShim()
    {
        foreach (var path in Candidates())
        {
            if (File.Exists(path))
            {
                return TryLoad(path);
            }
        }

        throw new EngineNotFoundException(
            $"{FileName} was not found beside the program, in SELFSAME_NATIVE or in artifacts/native. Run eng/setup.sh to build it.");
    }

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("SELFSAME_NATIVE") is { Length: > 0 } folder)
        {
            yield return Path.Combine(folder, FileName);
        }

        yield return Path.Combine(AppContext.BaseDirectory, FileName);
        for (var up = new DirectoryInfo(AppContext.BaseDirectory); up is not null; up = up.Parent)
        {
            yield return Path.Combine(up.FullName, "artifacts", "native", FileName);
        }
    }

    private static nint TryLoad(string path)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (DllNotFoundException error)
        {
            var reason = error.Message.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Contains(".so")) ?? error.Message;
            throw new EngineNotFoundException(
                $"{path} could not be loaded ({reason}). Install libtorch (Debian: apt-get install libtorch-dev) or set SELFSAME_LIBTORCH " +
                "to the one this was built for; 'selfsame doctor' shows what is found.", error);
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int AllocatorOption(int option, int value);
}
