using System.Globalization;
using Selfsame.Training.Evaluation;
using Spectre.Console;

namespace Selfsame.Cli.Terminal;

/// <summary>Accuracies of the pixels, the untrained and the pretrained network side by side.</summary>
internal static class ScoresTable
{
    internal static Table Of(ProtocolScores? knn, ProtocolScores? linear, bool withTop5)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("accuracy");
        foreach (var header in new[] { "raw pixels", "random initialisation", "pretrained" }) table.AddColumn(new TableColumn(header).RightAligned());
        void Row(string name, ProtocolScores? scores, Func<Accuracy, double> which)
        {
            if (scores is null) return;
            table.AddRow(new Text(name), new Text(Percent(which(scores.Pixels))), new Text(Percent(which(scores.Random))), new Markup($"[bold green]{Percent(which(scores.Pretrained))}[/]"));
        }
        Row("k-NN", knn, accuracy => accuracy.Top1);
        if (withTop5) Row("k-NN, top 5", knn, accuracy => accuracy.Top5);
        Row("linear probe", linear, accuracy => accuracy.Top1);
        if (withTop5) Row("linear probe, top 5", linear, accuracy => accuracy.Top5);
        return table;
    }

    private static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
