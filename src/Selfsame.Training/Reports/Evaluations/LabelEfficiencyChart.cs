using System.Globalization;
using System.Net;
using System.Text;
using Selfsame.Training.FineTuning;

namespace Selfsame.Training.Reports.Evaluations;

/// <summary>Accuracy over the number of labels, with pretraining and without; bars are the deviation from seed to seed.</summary>
internal static class LabelEfficiencyChart
{
    private static readonly (string Name, int Colour, bool IsDashed, Func<LabelEfficiencyRow, SeededScore> Score)[] s_lines =
    [
        ("pretrained, fine-tuned", 0, false, row => row.Pretrained),
        ("pretrained, linear", 0, true, row => row.Linear),
        ("from scratch", 1, false, row => row.Scratch),
        ("random, linear", 1, true, row => row.RandomLinear),
    ];

    internal static string ToHtml(IReadOnlyList<LabelEfficiencyRow> rows)
    {
        var scores = rows.SelectMany(row => s_lines.Select(line => line.Score(row))).Where(score => double.IsFinite(score.Mean)).ToArray();
        if (rows.Count < 2 || scores.Length == 0) return "";
        var (low, high) = (scores.Min(score => score.Mean - score.Std), scores.Max(score => score.Mean + score.Std));
        var margin = 0.06 * (high - low);
        var frame = new ChartFrame(rows[0].Labels, rows[^1].Labels, Math.Max(0, low - margin), Math.Min(1, high + margin))
        {
            Across = "labels",
            IsLogarithmic = true,
            IsShare = true,
            Marks = [.. rows.Select(row => (double)row.Labels)],
        };
        var html = new StringBuilder("<figure class=\"card chart\"><h3>Accuracy by number of labels</h3>");
        frame.Begin(html, "Accuracy by number of labels. " + string.Join("; ", s_lines.Select(line =>
            $"{line.Name}: {string.Join(", ", rows.Select(row => $"{NumberText.Percent(line.Score(row).Mean)} with {NumberText.Whole(row.Labels)}"))}")));
        foreach (var line in s_lines)
        {
            var dashed = line.IsDashed ? " dashed" : "";
            var known = rows.Where(row => double.IsFinite(line.Score(row).Mean)).ToArray();
            html.Append(CultureInfo.InvariantCulture, $"<polyline class=\"s{line.Colour}{dashed}\" points=\"{string.Join(' ', known.Select(row => FormattableString.Invariant($"{frame.X(row.Labels):0.0},{frame.Y(line.Score(row).Mean):0.0}")))}\"/>");
            foreach (var row in known)
            {
                var (x, score) = (frame.X(row.Labels), line.Score(row));
                html.Append(CultureInfo.InvariantCulture, $"<line class=\"spread s{line.Colour}\" x1=\"{x:0.0}\" x2=\"{x:0.0}\" y1=\"{frame.Y(score.Mean - score.Std):0.0}\" y2=\"{frame.Y(score.Mean + score.Std):0.0}\"/>");
                html.Append(CultureInfo.InvariantCulture, $"<circle class=\"f{line.Colour}\" cx=\"{x:0.0}\" cy=\"{frame.Y(score.Mean):0.0}\" r=\"3\"/>");
            }
        }

        html.Append("</svg><p class=\"legend\">");
        foreach (var line in s_lines)
            html.Append(CultureInfo.InvariantCulture, $"<span><svg viewBox=\"0 0 26 10\" aria-hidden=\"true\"><polyline class=\"s{line.Colour}{(line.IsDashed ? " dashed" : "")}\" points=\"1,5 25,5\"/></svg>{WebUtility.HtmlEncode(line.Name)}</span>");
        return html.Append("</p></figure>\n").ToString();
    }
}
