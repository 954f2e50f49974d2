using System.Globalization;
using Selfsame.Training.FineTuning;
using Spectre.Console;

namespace Selfsame.Cli.Terminal;

/// <summary>What few labels buy, with pretraining and without.</summary>
internal static class LabelEfficiencyTable
{
    internal static Table Of(IReadOnlyList<LabelEfficiencyRow> rows)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("labels").RightAligned());
        foreach (var header in new[] { "from scratch", "random, linear", "pretrained, linear", "pretrained, fine-tuned" }) table.AddColumn(new TableColumn(header).RightAligned());
        foreach (var row in rows)
        {
            table.AddRow(
                new Text(Amounts.Whole(row.Labels)), new Text(Score(row.Scratch)), new Text(Score(row.RandomLinear)), new Text(Score(row.Linear)),
                new Markup($"[bold green]{Score(row.Pretrained)}[/]"));
        }
        return table;
    }

    internal static IEnumerable<string> Saved(IReadOnlyList<LabelEfficiencyRow> rows) => LabelsSaved.Of(rows).Select(saved =>
        $"With {Amounts.Whole(saved.With)} labels pretraining reaches {Amounts.Accuracy(saved.Accuracy)}; from scratch that takes {Needed(saved, rows[^1].Labels)}.");

    private static string Needed(LabelsSaved saved, int most) =>
        saved.Without is not { } without ? $"more than {Amounts.Whole(most)}" : saved.IsAtMost ? $"at most {Amounts.Whole(without)}" : Amounts.Whole(without);

    private static string Score(SeededScore score) => score.Seeds.Count > 1
        ? string.Create(CultureInfo.InvariantCulture, $"{score.Mean * 100:0.0} ± {score.Std * 100:0.0} %")
        : Amounts.Accuracy(score.Mean);
}
