using Selfsame.Torch;

namespace Selfsame.Training.Runs;

/// <summary>Files that are either the old one or the new one after any crash: written beside, synced, renamed.</summary>
internal static class DurableFile
{
    /// <summary>Writes a file whole.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="write">Writes the contents to the path that it is given.</param>
    /// <exception cref="StorageException">It could not be written; the old file is as it was.</exception>
    public static void Write(string path, Action<string> write)
    {
        var temporary = path + ".partial";
        try
        {
            write(temporary);
            Sync(temporary);
            File.Move(temporary, path, overwrite: true);
            DirectorySync.Flush(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        catch (Exception error) when (IsStorageFault(error))
        {
            TryDelete(temporary);
            throw new StorageException($"{path} could not be written: {error.Message}", error);
        }
    }

    /// <summary>Forces a file's contents onto the disk.</summary>
    public static void Sync(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Whether the disk refused: full, read-only, gone, or at the size limit of the process (which .NET reports as an argument out of range).</summary>
    public static bool IsStorageFault(Exception error) => error is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException;

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }
}
