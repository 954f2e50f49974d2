using System.Text.Json;
using Selfsame.Training.FineTuning;

namespace Selfsame.Training.Reports.Evaluations;

/// <summary>What few labels bought, read from the document of an evaluation.</summary>
internal static class LabelEfficiencyRows
{
    /// <summary>The rows by number of labels; none where fine-tuning was not asked for.</summary>
    internal static IReadOnlyList<LabelEfficiencyRow> Of(JsonElement document)
    {
        if (JsonText.Find(document, "protocols", "finetune") is not { ValueKind: JsonValueKind.Object } shares) return [];
        var rows = new List<LabelEfficiencyRow>();
        foreach (var each in shares.EnumerateObject())
        {
            if (LabelAmount.Parse(each.Name) is not { } amount || JsonText.Number(each.Value, "labels") is not { } labels) continue;
            rows.Add(new LabelEfficiencyRow(amount, (int)labels, Score(each.Value, "pretrained"), Score(each.Value, "scratch"), Score(each.Value, "linear"), Score(each.Value, "random_linear")));
        }

        return [.. rows.OrderBy(row => row.Labels)];
    }

    private static SeededScore Score(JsonElement row, string name) =>
        new(JsonText.Number(row, name, "mean") ?? double.NaN, JsonText.Number(row, name, "std") ?? 0, Seeds(row, name));

    private static double[] Seeds(JsonElement row, string name) => JsonText.Find(row, name, "seeds") is { ValueKind: JsonValueKind.Array } seeds
        ? [.. seeds.EnumerateArray().Where(each => each.ValueKind == JsonValueKind.Number).Select(each => each.GetDouble())]
        : [];
}
