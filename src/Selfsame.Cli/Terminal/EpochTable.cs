using System.Globalization;
using System.Text;
using Selfsame.Training.Observers;

namespace Selfsame.Cli.Terminal;

/// <summary>One line for each epoch, in columns that fit into 80 characters, whether or not a labelled set is watched.</summary>
internal static class EpochTable
{
    internal static string Header(bool watched) => watched
        ? "epoch      loss   rank  spread    k-NN  linear  pictures/s  wait     time"
        : "epoch      loss   rank  spread  alignment  uniformity  pictures/s  wait     time";

    internal static string Row(EpochReport report)
    {
        var line = new StringBuilder();
        line.Append(CultureInfo.InvariantCulture, $"{report.Epoch + 1,5}{report.MeanLoss,10:0.0000}");
        line.Append(CultureInfo.InvariantCulture, $"{report.Health?.Rank,7:0.0}{report.Health?.Spread,8:0.00}");
        if (report.Evaluation is { } evaluation)
            line.Append(CultureInfo.InvariantCulture, $"{Share(evaluation, "knn/top1"),8}{Share(evaluation, "linear/top1"),8}");
        else
            line.Append(CultureInfo.InvariantCulture, $"{report.Health?.Alignment,11:0.000}{report.Health?.Uniformity,12:0.00}");
        line.Append(CultureInfo.InvariantCulture, $"{report.SamplesPerSecond,12:#,0}{Amounts.Percent(report.DataWaitShare),6}{Amounts.Duration(report.Duration),9}");
        return line.ToString();
    }

    private static string Share(EpochEvaluation evaluation, string name)
    {
        foreach (var figure in evaluation.Figures)
        {
            if (figure.Name == name) return Amounts.Accuracy(figure.Value);
        }
        return "";
    }
}
