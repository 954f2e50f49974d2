using System.Runtime.InteropServices;

namespace Selfsame.Data.Decoding.Interop;

/// <summary>Puts the calling thread behind those that compute. The runtime's own thread priorities change nothing on Linux.</summary>
internal static partial class BackgroundThread
{
    private const int OfProcessOrThread = 0;
    private const int CallingThread = 0;
    private const int Niceness = 10;

    internal static void Enter()
    {
        if (OperatingSystem.IsLinux())
        {
            // Refused in some containers: the loader then shares the processor evenly, which is only slower.
            _ = SetPriority(OfProcessOrThread, CallingThread, Niceness);
        }
        else
        {
            Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        }
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int niceness);
}
