using System.Globalization;
using System.Text;
using Selfsame.Data.Decoding;
using Selfsame.Data.Sources;
using Selfsame.Training.Embeddings;
using Selfsame.Training.Sheets;

namespace Selfsame.Training.Curation;

/// <summary>The folder of a report on double and odd pictures: two lists and a sheet for each.</summary>
public static class CurationFiles
{
    private const string DuplicateList = "duplicates.csv";
    private const string DuplicateSheet = "duplicates.png";
    private const string OutlierList = "outliers.csv";
    private const string OutlierSheet = "outliers.png";
    private const int Columns = 8;
    private const int MostGroups = 60;
    private const int MostOutliers = 80;

    /// <summary>Checks, before any work is done, that a folder can be used.</summary>
    /// <param name="folder">The folder; it need not be there.</param>
    /// <param name="overwrite">Whether the files of an earlier report are replaced.</param>
    /// <exception cref="SettingException">There is something in it already.</exception>
    public static void Check(string folder, bool overwrite) => OutputFolder.Check(folder, overwrite);

    /// <summary>Writes all files; a sheet of nothing is left out.</summary>
    /// <param name="folder">What <see cref="Check"/> has passed; it is made if it is not there.</param>
    /// <param name="result">What was found.</param>
    /// <param name="source">Where the pictures are.</param>
    /// <exception cref="StorageException">A file could not be written.</exception>
    public static void Write(string folder, CurationResult result, PictureSource source)
    {
        OutputFolder.Prepare(folder, [DuplicateList, DuplicateSheet, OutlierList, OutlierSheet]);
        OutputFolder.WriteText(Path.Combine(folder, DuplicateList), Duplicates(result, source));
        OutputFolder.WriteText(Path.Combine(folder, OutlierList), Outliers(result, source));
        var owned = new List<Picture>();
        if (result.Groups.Count > 0) SheetFile.Write(Path.Combine(folder, DuplicateSheet), new CaptionedSheet(Columns).ToPng([.. result.Groups.Take(MostGroups).Select((group, number) => Row(group, number + 1, source, owned))]));
        if (result.Outliers.Count > 0)
        {
            var pictures = result.Outliers.Take(MostOutliers).Select(outlier => Shown(source, outlier.Index, outlier.Distance, SheetFrame.None, owned));
            SheetFile.Write(Path.Combine(folder, OutlierSheet), new CaptionedSheet(Columns).ToPng([new SheetRow("farthest from all others, by mean distance", [.. pictures])]));
        }
        foreach (var picture in owned) picture.Dispose();
    }

    private static string Duplicates(CurationResult result, PictureSource source)
    {
        var text = new StringBuilder("group,kind,path,class,similarity,pixels,labels\n");
        foreach (var (number, group) in result.Groups.Index())
        {
            foreach (var member in group.Members)
            {
                text.Append(CultureInfo.InvariantCulture, $"{number + 1},{member.Kind.ToString().ToLowerInvariant()},{CsvField.Of(source.Identity(member.Index))},{CsvField.Of(ClassOf(source, member.Index))},");
                text.Append(CultureInfo.InvariantCulture, $"{CsvField.Of(member.Similarity, "0.####")},{CsvField.Of(member.Pixels, "0.####")},{(group.HasDifferentLabels ? "differ" : "")}\n");
            }
        }
        return text.ToString();
    }

    private static string Outliers(CurationResult result, PictureSource source)
    {
        var text = new StringBuilder("rank,path,class,distance,times_median\n");
        foreach (var (rank, outlier) in result.Outliers.Index())
        {
            var times = result.MedianDistance > 0 ? CsvField.Of(outlier.Distance / result.MedianDistance, "0.##") : "";
            text.Append(CultureInfo.InvariantCulture, $"{rank + 1},{CsvField.Of(source.Identity(outlier.Index))},{CsvField.Of(ClassOf(source, outlier.Index))},{CsvField.Of(outlier.Distance, "0.####")},{times}\n");
        }
        return text.ToString();
    }

    private static SheetRow Row(NearDuplicateGroup group, int number, PictureSource source, List<Picture> owned) => new(
        string.Create(CultureInfo.InvariantCulture, $"group {number}: {group.Members.Count} pictures, {group.Kind.ToString().ToLowerInvariant()}{(group.HasDifferentLabels ? ", labels differ" : "")}"),
        [.. group.Members.Take(Columns).Select(member => Shown(source, member.Index, member.Similarity, group.HasDifferentLabels ? SheetFrame.Other : SheetFrame.None, owned))]);

    private static SheetPicture Shown(PictureSource source, int index, double number, SheetFrame frame, List<Picture> owned)
    {
        var picture = Thumbnail.Read(source, index, CaptionedSheet.Side);
        if (picture is not null) owned.Add(picture);
        return new SheetPicture(picture, [number.ToString("0.000", CultureInfo.InvariantCulture), ClassOf(source, index) ?? Path.GetFileName(source.Identity(index))], frame);
    }

    private static string? ClassOf(PictureSource source, int index) => source.Label(index) is >= 0 and var label ? source.Classes[label] : null;
}
