using System.Text;

namespace Selfsame.Training.Sheets;

/// <summary>A folder that a command fills with lists and sheets.</summary>
internal static class OutputFolder
{
    /// <summary>Checks, before any work is done, that it can be used.</summary>
    /// <exception cref="SettingException">There is something in it already, or it is a file.</exception>
    public static void Check(string folder, bool overwrite)
    {
        if (File.Exists(folder)) throw new SettingException($"{folder} is a file: name a folder.");
        if (!overwrite && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new SettingException($"The folder {folder} is in use: replace what this command has written there by --overwrite, or name another folder.");
    }

    /// <summary>Makes it ready. What is replaced are files of these names only: a folder of something else is never emptied.</summary>
    /// <exception cref="StorageException">It cannot be made.</exception>
    public static void Prepare(string folder, IReadOnlyList<string> own)
    {
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var file in own.SelectMany(pattern => Directory.GetFiles(folder, pattern))) File.Delete(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The folder {folder} cannot be used: {error.Message}", error);
        }
    }

    /// <exception cref="StorageException">It could not be written.</exception>
    public static void WriteText(string path, string text)
    {
        try
        {
            File.WriteAllText(path, text, new UTF8Encoding(false));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{path} could not be written: {error.Message}", error);
        }
    }
}
