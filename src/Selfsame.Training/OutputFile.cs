namespace Selfsame.Training;

/// <summary>A file that a command writes.</summary>
public static class OutputFile
{
    /// <summary>Checks, before any work is done, that it can be written.</summary>
    /// <param name="path">Where it will go.</param>
    /// <param name="overwrite">Whether a file that is there already is replaced.</param>
    /// <exception cref="SettingException">It is a folder or exists already, or its folder does not.</exception>
    public static void Check(string path, bool overwrite)
    {
        if (Directory.Exists(path)) throw new SettingException($"{path} is a folder: name a file.");
        if (File.Exists(path) && !overwrite) throw new SettingException($"{path} exists already: name another file, or replace it by --overwrite.");
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path)))) throw new SettingException($"{path}: there is no such folder. Make it first.");
    }
}
