using Selfsame.Training.Evaluation;
using Selfsame.Training.FineTuning;
using Spectre.Console;

namespace Selfsame.Cli.Terminal;

/// <summary>What an evaluation found, on the terminal.</summary>
internal static class EvaluationPage
{
    internal static void Show(EvaluationResult found)
    {
        var screen = Screen.Output();
        (string, IBeside)[] onFeatures = [.. found.Results.Where(result => result.Scores is not null).Select(result => (EvaluationProtocols.Of(result.Protocol).Title, result.Scores!))];
        if (onFeatures.Length > 0)
        {
            screen.MarkupLineInterpolated($"[bold]{found.Run}[/]  {found.Architecture}, {found.FeatureCount} features{Layer(found)}; {Pictures(found)}");
            screen.Write(ScoresTable.Of(onFeatures));
        }
        foreach (var result in found.Results) Show(screen, result);
        foreach (var note in found.Notes) screen.WriteLine(note);
    }

    private static void Show(IAnsiConsole screen, ProtocolResult result)
    {
        switch (result)
        {
            case ProtocolResult<PretextScore> { Found: var pretext }:
                var (right, chance) = (Amounts.Accuracy(pretext.Accuracy), Amounts.Accuracy(pretext.Chance));
                screen.MarkupLineInterpolated($"puzzle: [bold green]{right}[/] of {pretext.Puzzles:N0} solved, of {pretext.Pictures:N0} pictures; guessing would solve {chance}");
                break;
            case ProtocolResult<IReadOnlyList<LabelEfficiencyRow>> { Found: var rows }:
                screen.Write(LabelEfficiencyTable.Of(rows));
                foreach (var line in LabelEfficiencyTable.Saved(rows)) screen.WriteLine(line);
                break;
        }
    }

    private static string Layer(EvaluationResult found) =>
        found.Layer == EncoderLayers.Output ? "" : found.Layer == found.RandomLayer ? $" of layer {found.Layer}" : $" of layer {found.Layer} (at random initialisation {found.RandomLayer})";

    private static string Pictures(EvaluationResult found) =>
        (found.TrainingCount is { } training ? $"{Amounts.Whole(training)} pictures to learn from, {Amounts.Whole(found.TestCount)} to count on" : $"{Amounts.Whole(found.TestCount)} pictures to count on")
        + (found.ClassCount is { } classes ? $", {classes} classes" : "");
}
