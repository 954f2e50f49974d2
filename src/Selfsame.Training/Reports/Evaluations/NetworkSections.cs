using System.Text.Json;
using Selfsame.Training.Classifiers;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Runs;

namespace Selfsame.Training.Reports.Evaluations;

/// <summary>The parts of a page about whole networks: what they stand, what they do on other pictures, a classifier's own answers.</summary>
internal static class NetworkSections
{
    private const string OnTheSameLabels = "All learnt from the same labels; from scratch is what supervision alone gives.";

    internal static void Add(HtmlReport report, RunDirectory run, IReadOnlyList<KeptEvaluation> evaluations)
    {
        AddRobust(report, run, Newest(evaluations, "robust"));
        AddShift(report, run, Newest(evaluations, "shift"));
        AddClassify(report, run, Newest(evaluations, "classify"));
    }

    private static void AddRobust(HtmlReport report, RunDirectory run, KeptEvaluation[] found)
    {
        if (found.Length == 0) return;
        report.Section("What it stands", $"Right answers where somebody changes every value of every pixel by at most so many levels of 255 (PGD), and on corrupted pictures. {OnTheSameLabels}");
        foreach (var evaluation in found)
        {
            var robust = evaluation.Document.GetProperty("protocols").GetProperty("robust");
            report.Add(new ReportTable(
                ["right on", "from scratch", "pretrained, linear", "pretrained, fine-tuned"],
                [.. NetworkFigures.Robust(evaluation.Document).Select(row => (string[])[row.Name, Text(row.Scratch), Text(row.Linear), Text(row.Finetuned)])])
            {
                Title = "Attacks and corruptions",
                Emphasis = 3,
                Caption = string.Join(' ', (string[])
                [
                    $"On {Whole(robust, "pictures")} of the test pictures; the mean is over {Corruptions(robust)} corruptions at five severities each.",
                    .. Warnings(robust), EvaluationSections.Caption(run, evaluation),
                ]),
            });
        }
    }

    private static void AddShift(HtmlReport report, RunDirectory run, KeptEvaluation[] found)
    {
        if (found.Length == 0) return;
        report.Section("On other pictures", $"What falls between pictures like those of the training set and those of the test set was read off something that the test set does not have. {OnTheSameLabels}");
        foreach (var evaluation in found)
        {
            var shift = evaluation.Document.GetProperty("protocols").GetProperty("shift");
            var rows = NetworkFigures.Shift(evaluation.Document);
            report.Add(new ReportTable(
                ["network", "pictures like the training set's", "pictures of the test set", "difference, in points"],
                rows.Count < 2 ? [] : [Row("random, linear", each => each.RandomLinear), Row("from scratch", each => each.Scratch), Row("pretrained, linear", each => each.Linear), Row("pretrained, fine-tuned", each => each.Finetuned)])
            {
                Title = "Shift",
                Emphasis = 2,
                Caption = $"{Whole(shift, "labels")} labels, {Whole(shift, "alike")} pictures of the training set held out, {Whole(shift, "shifted")} test pictures. {EvaluationSections.Caption(run, evaluation)}",
            });

            string[] Row(string name, Func<NetworkFigure, ScoreValue?> network)
            {
                var (alike, shifted) = (network(rows[0]), network(rows[1]));
                return [name, Text(alike), Text(shifted), alike is null || shifted is null ? "\u2013" : NumberText.Points(shifted.Value - alike.Value)];
            }
        }
    }

    private static void AddClassify(HtmlReport report, RunDirectory run, KeptEvaluation[] found)
    {
        if (found.Length == 0) return;
        report.Section("Its own answers", "What the classifier says of pictures that it has not learnt from, and how far its probabilities can be believed.");
        foreach (var evaluation in found)
        {
            var own = evaluation.Document.GetProperty("protocols").GetProperty("classify");
            report.Add(new ReportTable(["measure", "found"],
            [
                ["right answers", Percent("accuracy", "top1")],
                .. JsonText.Number(own, "accuracy", "top5") is < 1 ? new string[][] { ["right among its first five", Percent("accuracy", "top5")] } : [],
                ["probabilities off by (expected calibration error)", Percent("calibrationError")],
                [FormattableString.Invariant($"pictures farther off than {PredictionFile.OutlierShare * 100:0.#}\u202f% of those it has learnt from"), Percent("outliers")],
            ])
            {
                Title = $"On {Whole(own, "pictures")} pictures",
                Caption = EvaluationSections.Caption(run, evaluation),
            });

            string Percent(params string[] path) => NumberText.Percent(JsonText.Number(own, path) ?? double.NaN);
        }
    }

    // Of the same pictures the last word.
    private static KeptEvaluation[] Newest(IReadOnlyList<KeptEvaluation> evaluations, string protocol) =>
    [
        .. evaluations.Where(each => JsonText.Find(each.Document, "protocols", protocol) is { ValueKind: JsonValueKind.Object }).GroupBy(each => each.Pictures).Select(group => group.Last()),
    ];

    private static int Corruptions(JsonElement robust) =>
        JsonText.Find(robust, "finetuned", "corruptions") is { ValueKind: JsonValueKind.Object } corruptions ? corruptions.EnumerateObject().Count() : 0;

    private static IEnumerable<string> Warnings(JsonElement robust) =>
        JsonText.Find(robust, "warnings") is { ValueKind: JsonValueKind.Array } warnings ? warnings.EnumerateArray().Select(each => $"Warning: {each}") : [];

    private static string Whole(JsonElement element, string name) => NumberText.Whole(JsonText.Number(element, name) ?? double.NaN);

    private static string Text(ScoreValue? value) => value?.Text(ScoreUnit.Share) ?? "\u2013";
}
