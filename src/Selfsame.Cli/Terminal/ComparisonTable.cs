using Selfsame.Training.Reports.Comparison;
using Spectre.Console;

namespace Selfsame.Cli.Terminal;

/// <summary>Runs side by side, a column each; what does best is green.</summary>
internal static class ComparisonTable
{
    internal static void Show(IAnsiConsole screen, RunComparison comparison)
    {
        foreach (var part in Parts(comparison))
        {
            screen.MarkupLineInterpolated($"[bold]{part.Title}[/]");
            if (part.Remark.Length > 0) screen.WriteLine(part.Remark);
            screen.Write(Of(comparison.Names, part));
        }
        if (comparison.Differences is null) screen.WriteLine("Their settings are alike.");
    }

    private static IEnumerable<ComparisonPart> Parts(RunComparison comparison)
    {
        if (comparison.Differences is { } differences) yield return differences;
        if (comparison.Endings is { } endings) yield return endings;
        foreach (var scores in comparison.Scores) yield return scores;
    }

    private static Table Of(IReadOnlyList<string> names, ComparisonPart part)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("");
        foreach (var name in names) table.AddColumn(new TableColumn(new Text(name)).RightAligned());
        foreach (var row in part.Rows)
        {
            table.AddRow(
            [
                new Text(row.Name.StartsWith(' ') ? "  " + row.Name.TrimStart() : row.Name),
                .. row.Cells.Select((cell, run) => run == row.Best ? (Spectre.Console.Rendering.IRenderable)new Markup($"[bold green]{Markup.Escape(cell)}[/]") : new Text(cell)),
            ]);
        }
        return table;
    }
}
