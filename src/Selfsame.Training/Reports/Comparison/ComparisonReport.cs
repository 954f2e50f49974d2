namespace Selfsame.Training.Reports.Comparison;

/// <summary>The page about several runs.</summary>
public static class ComparisonReport
{
    private const int RowsBesideBars = 10;
    private const int RunsBesideBars = 3;

    /// <summary>Writes the page.</summary>
    /// <param name="comparison">The runs.</param>
    /// <param name="path">The .html file; replaced where there is one.</param>
    /// <exception cref="StorageException">The page cannot be written.</exception>
    public static void Write(RunComparison comparison, string path)
    {
        var report = new HtmlReport(Title(comparison.Names), Summary(comparison));
        foreach (var part in comparison.Scores) AddScores(report, comparison, part);
        if (comparison.Endings is { } endings) report.Section(endings.Title, endings.Remark).Add(Table(comparison, endings, words: false));
        AddCurves(report, comparison);
        if (comparison.Differences is { } differences) report.Section(differences.Title, "What was set for one run and not for another, or that their recipes chose differently.").Add(Table(comparison, differences, words: true));
        if (comparison.Same.Count > 0)
            report.Section("Settings alike").AddFolded($"{comparison.Same.Count} settings", new ReportTable(["setting", "value"], [.. comparison.Same.Select(each => (string[])[each.Path, each.Value])]) { IsOfWords = true });
        report.Section("Repeat it").AddCode($"selfsame compare {string.Join(' ', comparison.Runs.Select(run => run.Directory.Path))} --out {Path.GetFileName(path)}");
        report.Save(path);
    }

    private static string Title(IReadOnlyList<string> names) => names.Count <= 4 ? $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}" : $"{names.Count} runs side by side";

    private static string Summary(RunComparison comparison)
    {
        var methods = comparison.Runs.Select(run => run.Method).Distinct().ToArray();
        var data = comparison.Runs.Select(run => run.Data).OfType<string>().Distinct().ToArray();
        var text = $"{comparison.Runs.Count} runs of {string.Join(" and ", methods)}{(data.Length == 0 ? "" : $" on {string.Join(" and ", data)}")}.";
        return comparison.HasSomethingInCommon ? text : text + " They measured nothing in common and were judged on different pictures: only their settings can be compared.";
    }

    private static void AddScores(HtmlReport report, RunComparison comparison, ComparisonPart part)
    {
        report.Section(part.Title, part.Remark);
        if (part.Bars.Count > 0) report.Add(new BarChart("Right answers on new pictures", comparison.Names, part.Bars) { AreEquals = true });
        report.Append(Table(comparison, part, words: false).ToHtml(part.Bars.Count > 0 && part.Rows.Count <= RowsBesideBars && comparison.Runs.Count <= RunsBesideBars ? "card" : "card wide"));
    }

    private static void AddCurves(HtmlReport report, RunComparison comparison)
    {
        var known = RunCurves.Known.SelectMany(each => each.Names).Where(comparison.SharedCurves.Contains);
        string[] names = [.. known.Concat(RunCurves.Others(comparison.SharedCurves)).Where(name => comparison.IsOneMethod || !name.StartsWith("loss/", StringComparison.Ordinal))];
        if (names.Length == 0) return;
        report.Section("How they went", "Quantities that two or more of them measured, over optimizer steps. Noisy ones are drawn as running means. A run has the same colour in every chart.");
        foreach (var name in names)
        {
            var description = RunCurves.Describe(name);
            report.Add(description.Chart(description.Title, [.. comparison.Runs.Select((run, i) => new Curve(comparison.Names[i], run.Curves.FirstOrDefault(curve => curve.Name == name)?.Points ?? []))]));
        }
    }

    private static ReportTable Table(RunComparison comparison, ComparisonPart part, bool words) => new(
        [words ? "setting" : "measure", .. comparison.Names],
        [.. part.Rows.Select(row => (string[])[row.Name, .. row.Cells.Select(cell => cell.Length == 0 ? "\u2013" : cell)])])
    {
        IsOfWords = words,
        Strong = words ? null : [.. part.Rows.Select(row => row.Best < 0 ? -1 : row.Best + 1)],
    };
}
