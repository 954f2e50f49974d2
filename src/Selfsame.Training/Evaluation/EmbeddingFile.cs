using System.Globalization;
using System.Text;
using Selfsame.Data.Sources;
using Selfsame.Data;
using Selfsame.Training.Settings;

namespace Selfsame.Training.Evaluation;

/// <summary>Writes features to a file that other programs read.</summary>
public static class EmbeddingFile
{
    private static readonly string[] Endings = [".npy", ".csv"];

    /// <summary>Checks, before any work is done, that a file of that name can be written.</summary>
    /// <param name="path">Where the features will go.</param>
    /// <exception cref="SettingException">The ending is not .npy or .csv, the file exists already, or its folder does not.</exception>
    public static void Check(string path)
    {
        var ending = Path.GetExtension(path);
        if (!Endings.Contains(ending, StringComparer.OrdinalIgnoreCase))
            throw new SettingException($"{path}: embeddings are written as .npy or .csv.{NearestName.Suggest(ending, Endings)}");
        if (Path.Exists(path)) throw new SettingException($"{path} exists already: name another file or remove it first.");
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path)))) throw new SettingException($"{path}: there is no such folder. Make it first.");
    }

    /// <summary>Writes features: .npy holds the matrix alone, in the order of the source; .csv begins each row with name and class.</summary>
    /// <param name="path">A file that ends in .npy or .csv.</param>
    /// <param name="features">What to write.</param>
    /// <param name="source">Where the features are from.</param>
    public static void Write(string path, FeatureSet features, PictureSource source)
    {
        var values = features.Features.ToArray<float>();
        if (Path.GetExtension(path).Equals(".npy", StringComparison.OrdinalIgnoreCase)) NpyFile.Write(path, values, features.Width);
        else WriteCsv(path, values, features, source);
    }

    private static void WriteCsv(string path, float[] values, FeatureSet features, PictureSource source)
    {
        var temporary = path + ".partial";
        using (var writer = new StreamWriter(temporary, append: false, new UTF8Encoding(false), 1 << 16))
        {
            writer.Write("name,class");
            for (var column = 0; column < features.Width; column++) writer.Write(string.Create(CultureInfo.InvariantCulture, $",f{column}"));
            writer.Write('\n');
            for (var row = 0; row < features.Count; row++)
            {
                writer.Write(Quoted(source.Identity(features.Indices[row])));
                writer.Write(',');
                if (features.Labels[row] >= 0) writer.Write(Quoted(source.Classes[features.Labels[row]]));
                foreach (var value in values.AsSpan(row * features.Width, features.Width))
                {
                    writer.Write(',');
                    writer.Write(value.ToString("R", CultureInfo.InvariantCulture));
                }
                writer.Write('\n');
            }
        }
        File.Move(temporary, path, overwrite: true);
    }

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
