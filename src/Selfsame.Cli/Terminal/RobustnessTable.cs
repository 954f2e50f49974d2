using System.Globalization;
using Selfsame.Training.Robustness;
using Selfsame.Training.Robustness.Corruptions;
using Spectre.Console;

namespace Selfsame.Cli.Terminal;

/// <summary>What attacks, corruptions and other pictures leave of accuracy, network by network.</summary>
internal static class RobustnessTable
{
    private static readonly string[] s_networks = ["from scratch", "pretrained, linear", "pretrained, fine-tuned"];

    internal static Table Attacks(RobustnessResult result)
    {
        var table = Headed("under attack (PGD / FGSM / noise)");
        NetworkRobustness[] networks = [result.Scratch, result.Linear, result.Finetuned];
        table.AddRow([new Text("none"), .. networks.Select(network => Cell(Amounts.Accuracy(network.Clean)))]);
        for (var row = 0; row < result.Scratch.Attacks.Count; row++)
        {
            var at = row;
            table.AddRow([
                new Text($"{result.Scratch.Attacks[at].Radius.ToString("0.##", CultureInfo.InvariantCulture)}/255"),
                .. networks.Select(network => network.Attacks[at]).Select(score => Cell($"{Share(score.ProjectedGradient)} / {Share(score.FastGradientSign)} / {Share(score.Noise)}")),
            ]);
        }

        return table;
    }

    internal static Table Corruptions(RobustnessResult result)
    {
        var table = Headed("corrupted (severity 1 / 3 / 5)");
        NetworkRobustness[] networks = [result.Scratch, result.Linear, result.Finetuned];
        for (var row = 0; row < result.Scratch.Corruptions.Count; row++)
        {
            var at = row;
            table.AddRow([
                new Text(CorruptionCatalog.Name(result.Scratch.Corruptions[at].Corruption)),
                .. networks.Select(network => network.Corruptions[at].Severities).Select(left => Cell($"{Share(left[0])} / {Share(left[2])} / {Share(left[4])}")),
            ]);
        }

        table.AddRow([new Text("mean of all"), .. networks.Select(network => Cell(Amounts.Accuracy(network.MeanCorrupted)))]);
        return table;
    }

    internal static Table Shift(ShiftResult result)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("right on");
        foreach (var header in s_networks.Prepend("random, linear")) table.AddColumn(new TableColumn(header).RightAligned());
        ShiftScore[] networks = [result.RandomLinear, result.Scratch, result.Linear, result.Finetuned];
        table.AddRow([new Text("pictures like the training set's"), .. networks.Select(network => Cell(Amounts.Accuracy(network.Alike)))]);
        table.AddRow([new Text("pictures of the test set"), .. networks.Select(network => Cell(Amounts.Accuracy(network.Shifted)))]);
        table.AddRow([new Text("lost, in points"), .. networks.Select(network => Cell(((network.Alike - network.Shifted) * 100).ToString("0.0", CultureInfo.InvariantCulture)))]);
        return table;
    }

    private static Table Headed(string what)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(what);
        foreach (var header in s_networks) table.AddColumn(new TableColumn(header).RightAligned());
        return table;
    }

    private static Text Cell(string text) => new(text);

    private static string Share(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture);
}
