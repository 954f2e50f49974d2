namespace Selfsame.Training.Sheets;

/// <summary>Where a sheet goes.</summary>
public static class SheetFile
{
    /// <summary>Checks, before any work is done, that a sheet of that name can be written.</summary>
    /// <param name="path">Where it will go.</param>
    /// <param name="overwrite">Whether a file that is there already is replaced.</param>
    /// <exception cref="SettingException">The ending is not .png, the file exists already, or its folder does not.</exception>
    public static void Check(string path, bool overwrite)
    {
        if (!Path.GetExtension(path).Equals(".png", StringComparison.OrdinalIgnoreCase)) throw new SettingException($"{path}: sheets are written as .png.");
        OutputFile.Check(path, overwrite);
    }

    /// <summary>Writes a sheet.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="png">The bytes of the file.</param>
    /// <exception cref="StorageException">It could not be written.</exception>
    public static void Write(string path, byte[] png)
    {
        try
        {
            File.WriteAllBytes(path, png);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{path} could not be written: {error.Message}", error);
        }
    }
}
