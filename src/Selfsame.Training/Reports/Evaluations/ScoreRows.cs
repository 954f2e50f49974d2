using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Evaluation.AugmentedLinear;
using Selfsame.Training.Evaluation.FewLabels;
using Selfsame.Training.Evaluation.Regression;
using Selfsame.Training.Evaluation.Retrieval;
using Selfsame.Training.Evaluation.Scores;
using Selfsame.Training.Settings;

namespace Selfsame.Training.Reports.Evaluations;

/// <summary>The figures of an evaluation as rows: written beside the document, and read from there or, where only the document is at hand, from that.</summary>
internal static class ScoreRows
{
    // The baselines stand within the scores that are read, and a figure that is missing is no 0.
    private static readonly JsonSerializerOptions s_json = new(SettingTree.Json) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip, RespectRequiredConstructorParameters = true };

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

    /// <summary>The figures of a document as <c>evaluate --json</c> prints it. What is not on features has a part of its own on a page.</summary>
    internal static IReadOnlyList<ScoreRow> OfDocument(JsonElement document) =>
        [.. document.GetProperty("protocols").EnumerateObject().Where(each => each.Value.ValueKind == JsonValueKind.Object).SelectMany(each => Of(each.Name, each.Value))];

    private static IEnumerable<ScoreRow> Of(string protocol, JsonElement scores)
    {
        if (Figures(protocol, scores) is not { } pretrained) yield break;
        var (random, pixels, scratch) = (Beside("random"), Beside("pixels"), Beside("scratch"));
        foreach (var figure in pretrained)
        {
            yield return new ScoreRow
            {
                Protocol = protocol,
                Name = figure.Name,
                Unit = figure.Unit,
                Pretrained = new ScoreValue(figure.Value, figure.Interval),
                Random = Like(random, figure),
                Pixels = Like(pixels, figure),
                Scratch = Like(scratch, figure),
            };
        }

        IReadOnlyList<ScoreFigure>? Beside(string kind) => JsonText.Find(scores, kind) is { } found ? Figures(protocol, found) : null;

        static ScoreValue? Like(IReadOnlyList<ScoreFigure>? figures, ScoreFigure one) =>
            figures?.FirstOrDefault(each => each.Name == one.Name) is { } found ? new ScoreValue(found.Value, found.Interval) : null;
    }

    private static IReadOnlyList<ScoreFigure>? Figures(string protocol, JsonElement scores)
    {
        try
        {
            IScores? read = protocol switch
            {
                "knn" or "linear" => scores.Deserialize<Accuracy>(s_json),
                "linear-sgd" => scores.Deserialize<LinearSgdScores>(s_json),
                "fewshot" => scores.Deserialize<FewShotCurve>(s_json),
                "propagate" => scores.Deserialize<PropagationCurve>(s_json),
                "cluster" => scores.Deserialize<ClusterAgreement>(s_json),
                "retrieval" => scores.Deserialize<RetrievalScores>(s_json),
                "ridge" => scores.Deserialize<RidgeScores>(s_json),
                _ => null,
            };
            return read?.Figures();
        }
        catch (JsonException)
        {
            // Of another version: a page does without.
            return null;
        }
    }

    private static JsonObject? Value(ScoreFigure? figure) => figure is null || !double.IsFinite(figure.Value) ? null : figure.Interval is { } interval
        ? new JsonObject { ["value"] = figure.Value, ["interval"] = interval }
        : new JsonObject { ["value"] = figure.Value };

    private static ScoreValue? Value(JsonElement row, string kind) =>
        JsonText.Number(row, kind, "value") is { } value ? new ScoreValue(value, JsonText.Number(row, kind, "interval")) : null;
}
