using System.Text.Json;
using System.Text.Json.Nodes;
using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Reports.Evaluations;

/// <summary>The figures of an evaluation as rows: written beside the document, and read from there or, where only the document is at hand, from that.</summary>
internal static class ScoreRows
{
    // What a document says besides its figures.
    private static readonly string[] s_settings = ["k", "temperature", "ways", "shots", "episodes", "labels", "seeds", "classes", "count"];

    /// <summary>The figures of what was found, for a file.</summary>
    internal static JsonArray Write(EvaluationResult found)
    {
        var rows = new JsonArray();
        foreach (var result in found.Results)
        {
            if (result.Scores is not { } scores) continue;
            var pretrained = scores.Pretrained.Figures();
            for (var i = 0; i < pretrained.Count; i++)
            {
                rows.Add((JsonNode)new JsonObject
                {
                    ["protocol"] = EvaluationProtocols.Name(result.Protocol),
                    ["name"] = pretrained[i].Name,
                    ["unit"] = pretrained[i].Unit.ToString(),
                    ["pretrained"] = Value(pretrained[i]),
                    ["random"] = Value(scores.Random.Figures()[i]),
                    ["pixels"] = Value(scores.Pixels?.Figures()[i]),
                    ["scratch"] = Value(scores.Scratch?.Figures()[i]),
                });
            }
        }

        return rows;
    }

    /// <summary>The figures of a file that <see cref="Write"/> wrote.</summary>
    internal static IReadOnlyList<ScoreRow> Read(JsonElement rows) => [.. rows.EnumerateArray().Select(row => new ScoreRow
    {
        Protocol = JsonText.At(row, "protocol") ?? "",
        Name = JsonText.At(row, "name") ?? "",
        Unit = Enum.TryParse<ScoreUnit>(JsonText.At(row, "unit"), out var unit) ? unit : ScoreUnit.Number,
        Pretrained = Value(row, "pretrained") ?? new ScoreValue(double.NaN, null),
        Random = Value(row, "random"),
        Pixels = Value(row, "pixels"),
        Scratch = Value(row, "scratch"),
    })];

    /// <summary>The figures of a document as <c>evaluate --json</c> prints it: all numbers that a baseline has too, or that are known to be figures.</summary>
    internal static IReadOnlyList<ScoreRow> OfDocument(JsonElement document)
    {
        var rows = new List<ScoreRow>();
        foreach (var protocol in document.GetProperty("protocols").EnumerateObject())
        {
            if (protocol.Value.ValueKind != JsonValueKind.Object || protocol.Name is "finetune" or "pretext") continue;
            foreach (var figure in protocol.Value.EnumerateObject())
            {
                if (figure.Value.ValueKind != JsonValueKind.Number || s_settings.Contains(figure.Name)) continue;
                rows.Add(new ScoreRow
                {
                    Protocol = protocol.Name,
                    Name = figure.Name is "top1" ? "" : figure.Name is "top5" ? "top 5" : figure.Name,
                    Unit = figure.Name is "top1" or "top5" or "accuracy" ? ScoreUnit.Share : ScoreUnit.Number,
                    Pretrained = new ScoreValue(figure.Value.GetDouble(), null),
                    Random = Baseline(protocol.Value, "random", figure.Name),
                    Pixels = Baseline(protocol.Value, "pixels", figure.Name),
                    Scratch = Baseline(protocol.Value, "scratch", figure.Name),
                });
            }
        }

        return rows;
    }

    private static ScoreValue? Baseline(JsonElement protocol, string kind, string figure) => JsonText.Number(protocol, kind, figure) is { } value ? new ScoreValue(value, null) : null;

    private static JsonObject? Value(ScoreFigure? figure) => figure is null || !double.IsFinite(figure.Value) ? null : figure.Interval is { } interval
        ? new JsonObject { ["value"] = figure.Value, ["interval"] = interval }
        : new JsonObject { ["value"] = figure.Value };

    private static ScoreValue? Value(JsonElement row, string kind) =>
        JsonText.Number(row, kind, "value") is { } value ? new ScoreValue(value, JsonText.Number(row, kind, "interval")) : null;
}
