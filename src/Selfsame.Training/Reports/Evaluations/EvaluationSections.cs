using Selfsame.Training.Evaluation;
using Selfsame.Training.Runs;

namespace Selfsame.Training.Reports.Evaluations;

/// <summary>The part of a page that proves what an encoder is good for.</summary>
internal static class EvaluationSections
{
    private const int RowsBesideBars = 5;

    internal static void Add(HtmlReport report, RunDirectory run, IReadOnlyList<KeptEvaluation> evaluations)
    {
        var groups = EvaluationGroup.Of(evaluations);
        if (groups.Count > 0)
        {
            report.Section("The proof", "Labels come in only here, to judge. The same protocols judge what has learnt nothing: the bare pixels, and the same network at random initialisation. The difference is what pretraining bought.");
            foreach (var group in groups) AddScores(report, run, group);
        }

        if (Newest(evaluations, "pretext") is { } puzzled) AddPuzzle(report, puzzled);
        FewLabelsSection.Add(report, run, evaluations);
        NetworkSections.Add(report, run, evaluations);
    }

    /// <summary>What the encoder was judged on, in words.</summary>
    internal static string Setting(KeptEvaluation evaluation)
    {
        var (training, test) = (evaluation.TrainingCount, JsonText.Number(evaluation.Document, "test"));
        var parts = new List<string>();
        if (training is not null) parts.Add($"{NumberText.Whole(training.Value)} pictures to learn from{(evaluation.Training is { } source ? $" ({source})" : "")}");
        if (test is not null) parts.Add($"{NumberText.Whole(test.Value)} to count on{(evaluation.Test is { } counted ? $" ({counted})" : "")}");
        if (JsonText.Number(evaluation.Document, "classes") is { } classes) parts.Add($"{NumberText.Whole(classes)} classes");
        if (evaluation.ImageSize is { } size) parts.Add($"in {size} pixels");
        if (evaluation.Layer != EncoderLayers.Output) parts.Add($"features of layer {evaluation.Layer}");
        return parts.Count == 0 ? "" : string.Join(", ", parts) + ".";
    }

    /// <summary>What stands under figures: what they are of, and what a reader should know besides.</summary>
    internal static string Caption(RunDirectory run, KeptEvaluation evaluation) =>
        string.Join(' ', ((string[])[Setting(evaluation), .. evaluation.Notes, Stale(run, evaluation)]).Where(text => text.Length > 0));

    private static void AddScores(HtmlReport report, RunDirectory run, EvaluationGroup group)
    {
        var shares = group.Rows.Where(row => row.Unit == ScoreUnit.Share && row.Name.Length == 0).ToArray();
        var withScratch = group.Rows.Any(row => row.Scratch is not null);
        if (shares.Length > 0)
        {
            report.Add(new BarChart("Right answers on new pictures", ["raw pixels", "random initialisation", "from scratch", "pretrained"],
                [.. shares.Select(row => new BarGroup(row.Title, [Value(row.Pixels), Value(row.Random), Value(row.Scratch), row.Pretrained.Value]))]));
        }

        report.Append(new ReportTable(
            ["protocol", "raw pixels", "random", .. withScratch ? new[] { "from scratch" } : [], "pretrained", "bought"],
            [.. group.Rows.Select(row => (string[])[row.Title, row.Text(row.Pixels), row.Text(row.Random), .. withScratch ? new[] { row.Text(row.Scratch) } : [], row.Text(row.Pretrained), row.BoughtText()])])
        {
            Title = "All figures",
            Emphasis = withScratch ? 4 : 3,
            Caption = string.Join(' ', ((string[])[Setting(group.Last), "Bought: the difference to the best of the others, in points where it is a share.", .. PlusMinus(group), .. group.Notes, Stale(run, group.Last)]).Where(text => text.Length > 0)),
        }.ToHtml(group.Rows.Count > RowsBesideBars ? "card wide" : "card"));

        static double Value(ScoreValue? value) => value?.Value ?? double.NaN;
    }

    private static KeptEvaluation? Newest(IReadOnlyList<KeptEvaluation> evaluations, string protocol) =>
        evaluations.LastOrDefault(each => JsonText.Find(each.Document, "protocols", protocol) is not null);

    private static void AddPuzzle(HtmlReport report, KeptEvaluation evaluation)
    {
        if (JsonText.Number(evaluation.Document, "protocols", "pretext", "accuracy") is { } solved)
        {
            report.Section("Its own puzzle", "How many of the puzzles that it learnt from it solves on other pictures. A good score here is no promise for other tasks.").Add(
            [
                new ReportFigure("puzzles solved", NumberText.Percent(solved)),
                new ReportFigure("by guessing", NumberText.Percent(JsonText.Number(evaluation.Document, "protocols", "pretext", "chance") ?? double.NaN)),
                new ReportFigure("puzzles", NumberText.Whole(JsonText.Number(evaluation.Document, "protocols", "pretext", "puzzles") ?? double.NaN)),
            ]);
        }
    }

    private static IEnumerable<string> PlusMinus(EvaluationGroup group) =>
        EvaluationProtocols.All.Where(each => each.PlusMinus is not null && group.Rows.Any(row => row.Protocol == each.Name)).Select(each => $"± of {each.Title} is {each.PlusMinus}.");

    private static string Stale(RunDirectory run, KeptEvaluation evaluation) => evaluation.IsStale(run) ? "The run has gone on since: these figures are of an earlier state of the encoder." : "";
}
