using System.Globalization;
using System.Text;
using Selfsame.Data;
using Selfsame.Data.Sources;
using Selfsame.Training.Runs;

namespace Selfsame.Training.Classifiers;

/// <summary>Writes what a classifier says of pictures as a table: a row for every picture, in the order of the source.</summary>
public static class PredictionFile
{
    /// <summary>From this share on a picture counts as like none of those that were learnt from.</summary>
    public const double OutlierShare = 0.99;

    /// <summary>The columns.</summary>
    public const string Header = "path,class,probability,distance,outlier,error";

    /// <summary>Checks, before any work is done, that a file of that name can be written.</summary>
    /// <param name="path">Where the table will go.</param>
    /// <param name="overwrite">Whether a file that is there already is replaced.</param>
    /// <exception cref="SettingException">The ending is not .csv, the file exists already, or its folder does not.</exception>
    public static void Check(string path, bool overwrite = false)
    {
        if (!Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase)) throw new SettingException($"{path}: predictions are written as .csv.");
        OutputFile.Check(path, overwrite);
    }

    /// <summary>Predicts and writes, one batch of pictures in memory at a time.</summary>
    /// <param name="path">A file that ends in .csv.</param>
    /// <param name="predictions">The answers, in the order in which they shall stand.</param>
    /// <param name="classes">The names of the classes.</param>
    /// <param name="source">Where the pictures are from.</param>
    /// <exception cref="DataException">None of the pictures can be read; nothing is written then.</exception>
    /// <exception cref="StorageException">The file cannot be written.</exception>
    public static PredictionResult Write(string path, IEnumerable<PicturePrediction> predictions, IReadOnlyList<string> classes, PictureSource source)
    {
        var counts = new int[classes.Count];
        var (pictures, outliers, probability) = (0, 0, 0.0);
        var unreadable = new List<string>();
        DurableFile.Write(path, temporary =>
        {
            using var writer = new StreamWriter(temporary, append: false, new UTF8Encoding(false), 1 << 16);
            writer.Write(Header + "\n");
            foreach (var each in predictions)
            {
                writer.Write(Row(each, classes) + "\n");
                if (each.Error is { } error)
                {
                    unreadable.Add(error);
                    continue;
                }

                counts[each.Class]++;
                pictures++;
                probability += each.Probability;
                outliers += each.Outlier >= OutlierShare ? 1 : 0;
            }

            if (pictures == 0)
            {
                throw new DataException($"{source.Description}: none of the {unreadable.Count:N0} pictures can be read: {unreadable[0]}");
            }
        });
        return new PredictionResult(pictures, [.. classes.Select((name, label) => new ClassTally(name, counts[label]))], outliers, probability / pictures, unreadable);
    }

    private static string Row(PicturePrediction each, IReadOnlyList<string> classes) => each.Error is { } error
        ? $"{Quoted(each.Identity)},,,,,{Quoted(error)}"
        : string.Create(CultureInfo.InvariantCulture, $"{Quoted(each.Identity)},{Quoted(classes[each.Class])},{each.Probability:0.0000},{each.Distance:0.0000},{each.Outlier:0.0000},");

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
