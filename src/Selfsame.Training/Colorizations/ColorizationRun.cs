using Selfsame.Data;
using Selfsame.Data.Decoding;
using Selfsame.Data.Sources;
using Selfsame.Torch;
using Selfsame.Training.Sheets;

namespace Selfsame.Training.Colorizations;

/// <summary>Colorizes all pictures of a source: one file each, with gray, prediction and truth side by side, and a sheet of some of them.</summary>
public static class ColorizationRun
{
    private const string SheetName = "sheet.png";

    /// <summary>Checks, before any work is done, that a folder can be written to.</summary>
    /// <param name="folder">Where the pictures will go.</param>
    /// <param name="overwrite">Whether pictures of an earlier time are replaced.</param>
    /// <exception cref="SettingException">It holds something already, or is a file.</exception>
    public static void Check(string folder, bool overwrite = false) => OutputFolder.Check(folder, overwrite);

    /// <summary>Colorizes.</summary>
    /// <param name="trained">A method that can, with its weights.</param>
    /// <param name="source">The pictures, in colour or gray.</param>
    /// <param name="folder">Where to write: an empty folder, or one that is not there yet.</param>
    /// <param name="device">Where to compute.</param>
    /// <param name="overwrite">Whether the folder may hold something, of which files of the same names are replaced; nothing else is touched.</param>
    /// <param name="progress">Told, in a few words, what is being done; may be null.</param>
    /// <param name="cancellation">Stops between two pictures.</param>
    /// <exception cref="SettingException">The method cannot colorize, or the folder is in use.</exception>
    /// <exception cref="DataException">None of the pictures can be read.</exception>
    public static ColorizationResult Execute(
        TrainedMethod trained, PictureSource source, string folder, Device device, bool overwrite = false, Action<string>? progress = null, CancellationToken cancellation = default)
    {
        Check(folder, overwrite);
        if (overwrite) RefuseAmongItsOwn(source, folder);
        var colorizer = new Colorizer(trained, device);
        Directory.CreateDirectory(folder);
        using var sheet = new ColorizationSheet();
        var errors = new ColourErrorSums();
        var unreadable = new List<string>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { SheetName };
        var every = (source.Count + ColorizationSheet.Most - 1) / ColorizationSheet.Most;
        var written = 0;
        for (var index = 0; index < source.Count; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Invoke($"picture {index + 1:N0} of {source.Count:N0}");
            using var scope = new TensorScope();
            try
            {
                using var picture = source.Read(index);
                using var made = colorizer.Colorize(picture);
                using var side = ContactSheet.Compose(made.Parts, new ContactSheetOptions { Columns = made.Parts.Count });
                PictureFile.WritePng(Path.Combine(folder, FileName(source.Identity(index), names)), side);
                written++;
                if (index % every == 0) sheet.Add(made.Parts);
                if (made.Truth is not null) errors.Add(made.Predicted, made.True);
            }
            catch (DataException error)
            {
                unreadable.Add(error.Message);
            }
        }

        if (written == 0)
        {
            throw new DataException($"None of the {source.Count} pictures of {source.Description} could be read: {unreadable[0]}");
        }

        if (!sheet.IsEmpty) sheet.Write(Path.Combine(folder, SheetName));
        return new ColorizationResult(trained.Recipe.Method.Name, written, written - errors.Count, unreadable, errors.Errors);
    }

    private static void RefuseAmongItsOwn(PictureSource source, string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (Enumerable.Range(0, source.Count).Any(index => source.StoredFile(index) is { } file && Path.GetDirectoryName(Path.GetFullPath(file)) == full))
            throw new SettingException($"{folder} holds the pictures themselves, which would be replaced: name another folder.");
    }

    // All in one folder, under the name that the picture has in its source.
    private static string FileName(string identity, HashSet<string> taken)
    {
        var flat = string.Concat(identity.Select(each => char.IsAsciiLetterOrDigit(each) || each is '-' or '.' or ' ' ? each : '_')).TrimStart('_', '.');
        var name = Path.ChangeExtension(flat, ".png");
        for (var copy = 2; !taken.Add(name); copy++)
        {
            name = $"{Path.GetFileNameWithoutExtension(flat)}-{copy}.png";
        }

        return name;
    }
}
