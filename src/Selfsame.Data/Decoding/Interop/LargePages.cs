using System.Runtime.InteropServices;

namespace Selfsame.Data.Decoding.Interop;

/// <summary>Pages of 2 MiB: views go through so much memory that finding its small pages takes time.</summary>
internal static partial class LargePages
{
    /// <summary>The size of a page, and where memory that is to have them begins.</summary>
    internal const int Bytes = 2 << 20;

    private const int Advice = 14;

    /// <summary>Asks for large pages before memory is first touched. Where they are not to be had, nothing changes.</summary>
    internal static void Ask(nint block, long bytes)
    {
        if (OperatingSystem.IsLinux())
        {
            _ = MemoryAdvise(block, (nuint)bytes, Advice);
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int MemoryAdvise(nint block, nuint bytes, int advice);
}
