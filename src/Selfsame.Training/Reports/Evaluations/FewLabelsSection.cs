using Selfsame.Training.Evaluation;
using Selfsame.Training.FineTuning;
using Selfsame.Training.Runs;

namespace Selfsame.Training.Reports.Evaluations;

/// <summary>The part of a page about what few labels buy.</summary>
internal static class FewLabelsSection
{
    internal static void Add(HtmlReport report, RunDirectory run, IReadOnlyList<KeptEvaluation> evaluations)
    {
        var curves = LabelEfficiencyCurve.Of(evaluations);
        if (curves.Count == 0) return;
        report.Section("Few labels", "The network trained on a few labels, beginning with what pretraining left or from random weights, with the same views, as many steps and learning rates of its own.");
        foreach (var curve in curves) Add(report, run, curve);
    }

    private static void Add(HtmlReport report, RunDirectory run, LabelEfficiencyCurve curve)
    {
        var rows = curve.Rows;
        report.Append(LabelEfficiencyChart.ToHtml(rows));
        string[] parts =
        [
            .. LabelsSaved.Of(rows).Where(saved => double.IsFinite(saved.Accuracy)).Select(saved => Sentence(saved, rows[^1].Labels)),
            rows.Any(row => row.Pretrained.Std > 0) ? $"± is the standard deviation over {(rows[0].Pretrained.Seeds.Count is > 0 and var seeds ? $"{seeds} " : "")}seeds." : "",
            EvaluationSections.Caption(run, curve.Last),
        ];
        report.Append(new ReportTable(
            ["labels", "from scratch", "random, linear", "pretrained, linear", "pretrained, fine-tuned"],
            [.. rows.Select(row => (string[])[NumberText.Whole(row.Labels), Text(row.Scratch), Text(row.RandomLinear), Text(row.Linear), Text(row.Pretrained)])])
        {
            Title = "Labels saved",
            Emphasis = 4,
            Caption = string.Join(' ', parts.Where(part => part.Length > 0)),
        }.ToHtml("card"));

        static string Text(SeededScore score) => new ScoreValue(score.Mean, score.Std > 0 ? score.Std : null).Text(ScoreUnit.Share);
    }

    private static string Sentence(LabelsSaved saved, int most)
    {
        var needed = saved.Without is not { } without ? $"more than {NumberText.Whole(most)}" : saved.IsAtMost ? $"at most {NumberText.Whole(without)}" : NumberText.Whole(without);
        return $"With {NumberText.Whole(saved.With)} labels pretraining reaches {NumberText.Percent(saved.Accuracy)}; from scratch that takes {needed}.";
    }
}
