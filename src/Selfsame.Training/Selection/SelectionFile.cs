using System.Globalization;
using System.Text;
using Selfsame.Data.Decoding;
using Selfsame.Data.Sources;
using Selfsame.Training.Embeddings;
using Selfsame.Training.Sheets;

namespace Selfsame.Training.Selection;

/// <summary>The list of chosen pictures: once the classes are filled in, a source that can be trained and evaluated on.</summary>
public static class SelectionFile
{
    private const int SheetColumns = 10;
    private const int MostOnSheet = 200;

    /// <summary>Checks, before any work is done, that a list of that name can be written.</summary>
    /// <param name="path">Where it will go.</param>
    /// <param name="overwrite">Whether a file that is there already is replaced.</param>
    /// <exception cref="SettingException">The ending is not .csv, the file exists already, or its folder does not.</exception>
    public static void Check(string path, bool overwrite)
    {
        if (!Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase)) throw new SettingException($"{path}: the list is written as .csv.");
        if (Directory.Exists(path)) throw new SettingException($"{path} is a folder: name a file.");
        if (File.Exists(path) && !overwrite) throw new SettingException($"{path} exists already, perhaps with labels in it: replace it by --overwrite, or name another file.");
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path)))) throw new SettingException($"{path}: there is no such folder. Make it first.");
    }

    /// <summary>Writes path, class (empty where it is not known), rank and score, the most wanted first.</summary>
    /// <param name="path">Where to. Paths of pictures are relative to its folder where they lie below it.</param>
    /// <param name="chosen">The pictures: indices into the source, with scores.</param>
    /// <param name="source">Where they are.</param>
    /// <exception cref="StorageException">It could not be written.</exception>
    public static void Write(string path, IReadOnlyList<(int Index, double? Score)> chosen, PictureSource source)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var text = new StringBuilder("path,class,rank,score\n");
        for (var rank = 0; rank < chosen.Count; rank++)
        {
            var (index, score) = chosen[rank];
            var label = source.Label(index);
            text.Append(CultureInfo.InvariantCulture, $"{CsvField.Of(NameIn(folder, source, index))},{CsvField.Of(label < 0 ? null : source.Classes[label])},{rank + 1},{(score is { } number ? CsvField.Of(number, "0.######") : "")}\n");
        }
        OutputFolder.WriteText(path, text.ToString());
    }

    /// <summary>Draws the chosen pictures, the most wanted first; at most 200.</summary>
    /// <param name="chosen">The pictures: indices into the source, with scores.</param>
    /// <param name="source">Where they are.</param>
    /// <returns>The bytes of a PNG file.</returns>
    public static byte[] ToPng(IReadOnlyList<(int Index, double? Score)> chosen, PictureSource source)
    {
        var owned = new List<Picture>();
        SheetPicture Shown((int Index, double? Score) each)
        {
            var picture = Thumbnail.Read(source, each.Index, CaptionedSheet.Side);
            if (picture is not null) owned.Add(picture);
            var label = source.Label(each.Index);
            return new SheetPicture(picture, [label < 0 ? Path.GetFileName(source.Identity(each.Index)) : source.Classes[label]]);
        }
        var png = new CaptionedSheet(SheetColumns).ToPng([new SheetRow(null, [.. chosen.Take(MostOnSheet).Select(Shown)])]);
        foreach (var picture in owned) picture.Dispose();
        return png;
    }

    private static string NameIn(string folder, PictureSource source, int index)
    {
        if (source.StoredFile(index) is not { } file) return source.Identity(index);
        return file.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? Path.GetRelativePath(folder, file) : file;
    }
}
