using System.Globalization;
using System.Text.Json;
using Selfsame.Training.FineTuning;

namespace Selfsame.Training.Reports.Evaluations;

/// <summary>What whole networks are right in, read from the documents of evaluations.</summary>
internal static class NetworkFigures
{
    /// <summary>Of several evaluations: of each figure the newest.</summary>
    /// <param name="evaluations">Oldest first.</param>
    internal static IReadOnlyList<NetworkFigure> Of(IEnumerable<KeptEvaluation> evaluations) =>
        [.. evaluations.SelectMany(each => Of(each.Document)).Reverse().DistinctBy(each => (each.Protocol, each.Name)).Reverse()];

    /// <summary>Of one evaluation.</summary>
    internal static IReadOnlyList<NetworkFigure> Of(JsonElement document) => [.. FewLabels(document), .. Robust(document), .. Shift(document), .. Classify(document)];

    /// <summary>What attacks and corruptions leave: of clean pictures first, then by radius, then of corrupted pictures.</summary>
    internal static IReadOnlyList<NetworkFigure> Robust(JsonElement document)
    {
        if (JsonText.Find(document, "protocols", "robust") is not { } robust) return [];
        var rows = new List<NetworkFigure>();
        void Add(string name, params string[] path)
        {
            if (Share(robust, ["finetuned", .. path]) is { } finetuned)
                rows.Add(new NetworkFigure("robust", name, finetuned) { Linear = Share(robust, ["linear", .. path]), Scratch = Share(robust, ["scratch", .. path]) });
        }

        Add("no attack", "clean");
        foreach (var radius in Radii(robust, "finetuned"))
        {
            rows.Add(new NetworkFigure("robust", $"PGD of {radius.Key.ToString("0.##", CultureInfo.InvariantCulture)}/255", radius.Value)
            {
                Linear = Radii(robust, "linear").GetValueOrDefault(radius.Key),
                Scratch = Radii(robust, "scratch").GetValueOrDefault(radius.Key),
            });
        }

        Add("mean of corruptions", "meanCorrupted");
        return rows;
    }

    /// <summary>Pictures like those of the training set, and those of the test set.</summary>
    internal static IReadOnlyList<NetworkFigure> Shift(JsonElement document)
    {
        if (JsonText.Find(document, "protocols", "shift") is not { } shift) return [];
        return [.. Figure("pictures like the training set's", "alike"), .. Figure("pictures of the test set", "shifted")];

        IEnumerable<NetworkFigure> Figure(string name, string side)
        {
            if (Share(shift, "finetuned", side) is not { } finetuned) yield break;
            yield return new NetworkFigure("shift", name, finetuned)
            {
                Linear = Share(shift, "linear", side),
                Scratch = Share(shift, "scratch", side),
                RandomLinear = Share(shift, "randomLinear", side),
            };
        }
    }

    private static IEnumerable<NetworkFigure> Classify(JsonElement document) =>
        Share(document, "protocols", "classify", "accuracy", "top1") is { } accuracy ? [new NetworkFigure("classify", "", accuracy)] : [];

    private static IEnumerable<NetworkFigure> FewLabels(JsonElement document) => LabelEfficiencyRows.Of(document).Where(row => double.IsFinite(row.Pretrained.Mean)).Select(row =>
        new NetworkFigure("finetune", $"{NumberText.Whole(row.Labels)} labels", Seeded(row.Pretrained)!)
        {
            Linear = Seeded(row.Linear),
            Scratch = Seeded(row.Scratch),
            RandomLinear = Seeded(row.RandomLinear),
        });

    private static Dictionary<double, ScoreValue> Radii(JsonElement robust, string network)
    {
        var found = new Dictionary<double, ScoreValue>();
        if (JsonText.Find(robust, network, "attacks") is not { ValueKind: JsonValueKind.Array } attacks) return found;
        foreach (var attack in attacks.EnumerateArray())
        {
            if (JsonText.Number(attack, "radius") is { } radius && Share(attack, "projectedGradient") is { } left) found[radius] = left;
        }

        return found;
    }

    private static ScoreValue? Share(JsonElement element, params string[] path) => JsonText.Number(element, path) is { } share ? new ScoreValue(share, null) : null;

    private static ScoreValue? Seeded(SeededScore score) => double.IsFinite(score.Mean) ? new ScoreValue(score.Mean, score.Std > 0 ? score.Std : null) : null;
}
