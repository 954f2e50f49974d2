using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Runs;
using Selfsame.Training.Settings;

namespace Selfsame.Training.Reports.Evaluations;

/// <summary>What <c>evaluate</c> found, kept beside the run that it judged: the document that <c>--json</c> prints, its figures, and what it was judged on.</summary>
public sealed class KeptEvaluation
{
    private KeptEvaluation(JsonElement root, JsonElement document)
    {
        Document = document;
        Rows = JsonText.Find(root, "figures") is { ValueKind: JsonValueKind.Array } figures ? ScoreRows.Read(figures) : ScoreRows.OfDocument(document);
        // The plain document has only how many pictures there were under these names.
        Training = JsonText.At(root, "training");
        Test = JsonText.Find(root, "test") is { ValueKind: JsonValueKind.String } test ? test.GetString() : null;
        Encoder = JsonText.At(root, "encoder");
        Arguments = JsonText.Find(root, "arguments") is { ValueKind: JsonValueKind.Array } given ? [.. given.EnumerateArray().Select(each => each.ToString())] : Inferred(document);
    }

    /// <summary>The pictures that were learnt from, as they were named; null where that is not known.</summary>
    public string? Training { get; }

    /// <summary>The pictures that were counted on, as they were named; null where that is not known.</summary>
    public string? Test { get; }

    /// <summary>A hash of the encoder's file that was judged; null where that is not known.</summary>
    public string? Encoder { get; }

    /// <summary>How it was asked for on the command line, besides pictures and protocols; of what was not kept with them only those that the document tells of.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>The document that was printed.</summary>
    internal JsonElement Document { get; }

    /// <summary>Its figures beside those of the baselines.</summary>
    internal IReadOnlyList<ScoreRow> Rows { get; }

    /// <summary>The layer that was judged.</summary>
    internal string Layer => JsonText.At(Document, "layer") ?? EncoderLayers.Output;

    /// <summary>The names of the protocols.</summary>
    internal IEnumerable<string> Protocols => Document.GetProperty("protocols").EnumerateObject().Select(each => each.Name);

    /// <summary>What a reader should know besides.</summary>
    internal IEnumerable<string> Notes => JsonText.Find(Document, "notes") is { ValueKind: JsonValueKind.Array } notes
        ? notes.EnumerateArray().Where(note => note.ValueKind == JsonValueKind.String).Select(note => note.GetString()!)
        : [];

    /// <summary>How many pictures were learnt from; null where none were.</summary>
    internal double? TrainingCount => JsonText.Number(Document, "train");

    /// <summary>The size of the pictures where it is another than that of the run, or null.</summary>
    internal string? ImageSize => Arguments.SkipWhile(each => each != "--image-size").Skip(1).FirstOrDefault();

    /// <summary>Equal where the same pictures were looked at in the same size. Names that are not known leave the numbers of pictures.</summary>
    internal (string? Training, string? Test, double? TrainingCount, double? TestCount, string? ImageSize) Pictures =>
        (Training, Test, TrainingCount, JsonText.Number(Document, "test"), ImageSize);

    /// <summary>Keeps what was found beside its run, under a new name. Where an encoder's file was judged and not a run's folder, nothing is kept.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="document">What <c>--json</c> prints of it.</param>
    /// <param name="training">The pictures that were learnt from, as the user named them, or null.</param>
    /// <param name="test">The pictures that were counted on, as the user named them.</param>
    /// <param name="arguments">How else it was asked for: options of the command line and their values.</param>
    /// <returns>The file, or null.</returns>
    /// <exception cref="StorageException">The run's folder cannot be written to.</exception>
    public static string? Keep(EvaluationResult found, string document, string? training, string test, IReadOnlyList<string> arguments)
    {
        if (!Directory.Exists(found.Run)) return null;
        var run = RunDirectory.Open(found.Run);
        var record = new JsonObject
        {
            ["training"] = training,
            ["test"] = test,
            ["arguments"] = new JsonArray([.. arguments.Select(each => (JsonNode)each)]),
            ["encoder"] = HashOf(run),
            ["figures"] = ScoreRows.Write(found),
            ["evaluation"] = JsonNode.Parse(document),
        };
        try
        {
            Directory.CreateDirectory(run.EvaluationsFolder);
            var protocols = string.Join('-', found.Results.Select(each => EvaluationProtocols.Name(each.Protocol)));
            var number = Files(run).Count;
            string path;
            do path = Path.Combine(run.EvaluationsFolder, string.Create(CultureInfo.InvariantCulture, $"{++number:0000}-{protocols}.json"));
            while (Path.Exists(path));
            DurableFile.Write(path, temporary => File.WriteAllText(temporary, record.ToJsonString(SettingTree.Json) + "\n"));
            return path;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{run.EvaluationsFolder} could not be written to: {error.Message}", error);
        }
    }

    /// <summary>All that are kept beside a run, oldest first.</summary>
    /// <param name="run">The run.</param>
    /// <exception cref="SettingException">A file there is no evaluation.</exception>
    public static IReadOnlyList<KeptEvaluation> Of(RunDirectory run) => [.. Files(run).Select(Read)];

    /// <summary>Reads one, or the plain document as <c>evaluate --json</c> printed it.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="SettingException">There is no such file, or it is something else.</exception>
    public static KeptEvaluation Read(string file)
    {
        try
        {
            using var parsed = JsonDocument.Parse(File.ReadAllText(file));
            var root = parsed.RootElement.Clone();
            if ((JsonText.Find(root, "evaluation") ?? root) is var document && JsonText.Find(document, "protocols") is { ValueKind: JsonValueKind.Object })
                return new KeptEvaluation(root, document);
        }
        catch (JsonException error)
        {
            throw new SettingException($"{file} is not JSON: give what 'selfsame evaluate --json' printed. {error.Message.ReplaceLineEndings(" ")}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"The evaluation {file} cannot be read: {error.Message}", error);
        }

        throw new SettingException($"{file} is not an evaluation: give what 'selfsame evaluate --json' printed, with its \"protocols\".");
    }

    /// <summary>Whether the encoder has changed since it was judged.</summary>
    /// <param name="run">The run.</param>
    internal bool IsStale(RunDirectory run) => Encoder is not null && HashOf(run) is { } now && now != Encoder;

    /// <summary>Whether another run was judged on the same pictures.</summary>
    /// <param name="other">Of the other run.</param>
    internal bool IsLike(KeptEvaluation other) => (Training, Test) == (other.Training, other.Test);

    private static string[] Inferred(JsonElement document)
    {
        var arguments = new List<string>();
        if (JsonText.At(document, "layer") is { } layer and not EncoderLayers.Output) arguments.AddRange(["--layer", layer]);
        var rows = LabelEfficiencyRows.Of(document);
        if (rows.Count > 0) arguments.AddRange(["--labels", string.Join(',', rows.Select(row => row.Amount))]);
        if (rows.Count > 0 && rows[0].Pretrained.Seeds.Count is > 0 and var seeds) arguments.AddRange(["--seeds", seeds.ToString(CultureInfo.InvariantCulture)]);
        return [.. arguments];
    }

    private static string? HashOf(RunDirectory run)
    {
        var file = File.Exists(run.EncoderFile) ? run.EncoderFile : run.ClassifierFile;
        if (!File.Exists(file)) return null;
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream).AsSpan(0, 16));
    }

    private static IReadOnlyList<string> Files(RunDirectory run) => Directory.Exists(run.EvaluationsFolder)
        ? [.. Directory.GetFiles(run.EvaluationsFolder, "*.json").Order(StringComparer.Ordinal)]
        : [];
}
