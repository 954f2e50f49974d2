using System.Text.Json;
using Selfsame.Training.Reports.Evaluations;
using Selfsame.Training.Runs;

namespace Selfsame.Training.Reports;

/// <summary>What a run left behind, as pages and tables need it; the run may still be going on.</summary>
internal sealed class RunAccount
{
    private RunAccount(RunDirectory directory, string name, JsonElement record, IReadOnlyList<Curve> curves, IReadOnlyList<KeptEvaluation> evaluations)
    {
        (Directory, Name, Record, Curves, Evaluations) = (directory, name, record, curves, evaluations);
        Settings = JsonText.Find(record, "settings") ?? JsonText.Find(record, "classifier") ?? record;
        Classifier = ClassifierAccount.Of(record);
    }

    /// <summary>Its folder.</summary>
    internal RunDirectory Directory { get; }

    /// <summary>The folder's own name.</summary>
    internal string Name { get; }

    /// <summary>All of run.json; an empty object where there is none.</summary>
    internal JsonElement Record { get; }

    /// <summary>What it was told, and what its recipe made of that.</summary>
    internal JsonElement Settings { get; }

    /// <summary>What was measured while it trained.</summary>
    internal IReadOnlyList<Curve> Curves { get; }

    /// <summary>What evaluations found, oldest first.</summary>
    internal IReadOnlyList<KeptEvaluation> Evaluations { get; }

    /// <summary>Whether it has a record of its settings.</summary>
    internal bool HasRecord => Record.EnumerateObject().Any();

    /// <summary>What it made of an encoder and labels; null where it is no classifier's run.</summary>
    internal ClassifierAccount? Classifier { get; }

    internal string Method => Classifier is not null ? "a classifier" : Setting("method", "name") ?? Setting("method") ?? "an encoder";

    /// <summary>The pictures that it learnt from, as they were named; null where that is not known.</summary>
    internal string? Data => Classifier is { } classifier ? classifier.Training : Setting("data");

    /// <summary>Whether labels had a part in its training.</summary>
    internal bool WasToldLabels => Classifier is not null || Method == "supcon";

    /// <summary>The last value of a curve, or null.</summary>
    internal double? Last(string curve) => Curves.FirstOrDefault(each => each.Name == curve) is { Points.Count: > 0 } found ? found.Last : null;

    /// <summary>Optimizer steps that were measured; 0 where none were.</summary>
    internal double Steps => Curves.Count == 0 ? 0 : Curves.Max(curve => curve.Points[^1].Step);

    /// <summary>A setting as text, or null.</summary>
    internal string? Setting(params string[] path) => JsonText.At(Settings, path);

    /// <summary>Reads a run.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="evaluations">Files of evaluations that are not kept in it.</param>
    /// <exception cref="SettingException">It is not a run, or a file in it is damaged.</exception>
    internal static RunAccount Read(string folder, IReadOnlyList<string> evaluations)
    {
        var directory = RunDirectory.Open(folder);
        return new RunAccount(
            directory,
            Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
            ReadRecord(directory.RunFile),
            MetricsFile.Read(directory.MetricsFile),
            [.. KeptEvaluation.Of(directory), .. evaluations.Select(KeptEvaluation.Read)]);
    }

    private static JsonElement ReadRecord(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.Exists(path) ? File.ReadAllText(path) : "{}");
            if (document.RootElement.ValueKind == JsonValueKind.Object) return document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            throw new SettingException($"{path} is damaged: {error.Message.ReplaceLineEndings(" ")}", error);
        }

        throw new SettingException($"{path} is damaged: it does not hold one JSON object.");
    }
}
