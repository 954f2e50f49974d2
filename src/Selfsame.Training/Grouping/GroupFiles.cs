using System.Globalization;
using System.Text;
using Selfsame.Data.Decoding;
using Selfsame.Data.Sources;
using Selfsame.Training.Embeddings;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Sheets;

namespace Selfsame.Training.Grouping;

/// <summary>The folder of a grouping: a list of all pictures, a sheet with the most typical pictures of each group, and one of all groups.</summary>
public static class GroupFiles
{
    private const string List = "groups.csv";
    private const string Overview = "overview.png";
    private const string SheetPattern = "group-*.png";
    private const int SheetColumns = 8;
    private const int OnSheet = 32;
    private const int InOverview = 8;
    private const int MostInOverview = 100;

    /// <summary>Checks, before any work is done, that a folder can be used.</summary>
    /// <param name="folder">The folder; it need not be there.</param>
    /// <param name="overwrite">Whether the files of an earlier grouping are replaced.</param>
    /// <exception cref="SettingException">There is something in it already.</exception>
    public static void Check(string folder, bool overwrite) => OutputFolder.Check(folder, overwrite);

    /// <summary>Writes all files.</summary>
    /// <param name="folder">What <see cref="Check"/> has passed; it is made if it is not there.</param>
    /// <param name="result">The groups.</param>
    /// <param name="features">What they were made of.</param>
    /// <param name="source">Where the pictures are.</param>
    /// <exception cref="StorageException">A file could not be written.</exception>
    public static void Write(string folder, GroupingResult result, FeatureSet features, PictureSource source)
    {
        OutputFolder.Prepare(folder, [List, Overview, SheetPattern]);
        WriteList(Path.Combine(folder, List), result, features, source);
        var digits = result.Groups.Count.ToString(CultureInfo.InvariantCulture).Length;
        foreach (var group in result.Groups)
        {
            var number = group.Number.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
            SheetFile.Write(Path.Combine(folder, SheetPattern.Replace("*", number, StringComparison.Ordinal)), Sheet([group], OnSheet, SheetColumns, result, features, source));
        }
        SheetFile.Write(Path.Combine(folder, Overview), Sheet([.. result.Groups.Take(MostInOverview)], InOverview, InOverview, result, features, source));
    }

    private static void WriteList(string path, GroupingResult result, FeatureSet features, PictureSource source)
    {
        var text = new StringBuilder("path,class,cluster,distance\n");
        for (var row = 0; row < features.Count; row++)
        {
            var name = features.Labels[row] < 0 ? null : source.Classes[features.Labels[row]];
            text.Append(CultureInfo.InvariantCulture, $"{CsvField.Of(source.Identity(features.Indices[row]))},{CsvField.Of(name)},{result.GroupOf[row]},{CsvField.Of(result.Distances[row], "0.######")}\n");
        }
        OutputFolder.WriteText(path, text.ToString());
    }

    private static byte[] Sheet(IReadOnlyList<PictureGroup> groups, int most, int columns, GroupingResult result, FeatureSet features, PictureSource source)
    {
        var owned = new List<Picture>();
        SheetPicture Shown(int row)
        {
            var picture = Thumbnail.Read(source, features.Indices[row], CaptionedSheet.Side);
            if (picture is not null) owned.Add(picture);
            var distance = result.Distances[row].ToString("0.000", CultureInfo.InvariantCulture);
            return new SheetPicture(picture, features.Labels[row] < 0 ? [distance] : [distance, source.Classes[features.Labels[row]]]);
        }
        var png = new CaptionedSheet(columns).ToPng([.. groups.Select(group => new SheetRow(Heading(group, source), [.. group.Members.Take(most).Select(Shown)]))]);
        foreach (var picture in owned) picture.Dispose();
        return png;
    }

    private static string Heading(PictureGroup group, PictureSource source)
    {
        var pictures = string.Create(CultureInfo.InvariantCulture, $"group {group.Number}: {group.Members.Count:N0} {(group.Members.Count == 1 ? "picture" : "pictures")}");
        return group.CommonestClass < 0 ? pictures : string.Create(CultureInfo.InvariantCulture, $"{pictures}, {100.0 * group.CommonestCount / group.Members.Count:0} % {source.Classes[group.CommonestClass]}");
    }
}
