using System.Globalization;
using Selfsame.Training.Evaluation;
using Spectre.Console;

namespace Selfsame.Cli.Terminal;

/// <summary>The figures of all protocols on features: the pixels, the untrained network, the one trained from scratch and the pretrained one side by side.</summary>
internal static class ScoresTable
{
    internal static Table Of(IEnumerable<(string Title, IBeside Scores)> protocols)
    {
        var all = protocols.ToArray();
        var withScratch = all.Any(each => each.Scores.Scratch is not null);
        var table = new Table().Border(TableBorder.Simple).AddColumn("protocol");
        string[] headers = ["raw pixels", "random initialisation", .. withScratch ? new[] { "from scratch" } : [], "pretrained"];
        foreach (var header in headers) table.AddColumn(new TableColumn(header).RightAligned());
        foreach (var (title, scores) in all)
        {
            IScores?[] columns = [scores.Pixels, scores.Random, .. withScratch ? new[] { scores.Scratch } : []];
            var (pretrained, others) = (scores.Pretrained.Figures(), Array.ConvertAll(columns, column => column?.Figures()));
            for (var i = 0; i < pretrained.Count; i++)
            {
                var figures = Array.ConvertAll(others, other => other?[i]);
                if (i > 0 && SaysNothing([pretrained[i], .. figures])) continue;
                var name = pretrained[i].Name.Length == 0 ? title : $"{title}, {pretrained[i].Name}";
                table.AddRow([new Text(name), .. figures.Select(figure => new Text(Shown(figure))), new Markup($"[bold green]{Shown(pretrained[i])}[/]")]);
            }
        }
        return table;
    }

    // Among five classes or fewer everything is right within the first five.
    private static bool SaysNothing(ScoreFigure?[] figures) => figures.All(figure => figure is null or { Unit: ScoreUnit.Share, Value: 1 });

    private static string Shown(ScoreFigure? figure) => figure switch
    {
        null => "",
        { Unit: ScoreUnit.Share } => Percent(figure.Value) + (figure.Interval is { } interval ? $" ± {(interval * 100).ToString("0.0", CultureInfo.InvariantCulture)}" : "") + " %",
        _ => figure.Value.ToString("0.000", CultureInfo.InvariantCulture) + (figure.Interval is { } interval ? $" ± {interval.ToString("0.000", CultureInfo.InvariantCulture)}" : ""),
    };

    private static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture);
}
