using System.Runtime.InteropServices;

namespace Selfsame.Torch;

/// <summary>Forces the entries of a folder onto the disk, so that a rename survives a power failure. .NET has no way to ask for it.</summary>
public static partial class DirectorySync
{
    /// <summary>Syncs a folder. On systems other than Linux and macOS, and on file systems that cannot do it, nothing happens.</summary>
    /// <param name="path">The folder.</param>
    public static void Flush(string path)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
        {
            return;
        }

        var folder = Open(path, 0);
        if (folder < 0)
        {
            return;
        }

        _ = FileSync(folder);
        _ = Close(folder);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int FileSync(int file);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);
}
