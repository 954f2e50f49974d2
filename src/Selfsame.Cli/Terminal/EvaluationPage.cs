using Selfsame.Training.Classifiers;
using Selfsame.Training.Evaluation;
using Selfsame.Training.FineTuning;
using Selfsame.Training.Robustness;
using Spectre.Console;

namespace Selfsame.Cli.Terminal;

/// <summary>What an evaluation found, on the terminal.</summary>
internal static class EvaluationPage
{
    internal static void Show(EvaluationResult found)
    {
        var screen = Screen.Output();
        (string, IBeside)[] onFeatures = [.. found.Results.Where(result => result.Scores is not null).Select(result => (EvaluationProtocols.Of(result.Protocol).Title, result.Scores!))];
        screen.MarkupLineInterpolated($"[bold]{found.Run}[/]  {found.Architecture}{Features(found)}; {Pictures(found)}");
        if (onFeatures.Length > 0) screen.Write(ScoresTable.Of(onFeatures));
        foreach (var protocol in found.Results.Select(result => EvaluationProtocols.Of(result.Protocol)).Where(each => each.PlusMinus is not null)) screen.WriteLine($"± of {protocol.Title} is {protocol.PlusMinus}.");
        foreach (var result in found.Results) Show(screen, found, result);
        if (found.ScratchOwn is { } own) screen.WriteLine($"The network trained from scratch is itself right on {Amounts.Accuracy(own.Top1)} of the test pictures.");
        foreach (var note in found.Notes) screen.MarkupLineInterpolated($"[yellow]note[/]: {note}");
    }

    private static void Show(IAnsiConsole screen, EvaluationResult found, ProtocolResult result)
    {
        switch (result)
        {
            case ProtocolResult<PretextScore> { Found: var pretext }:
                var (right, chance) = (Amounts.Accuracy(pretext.Accuracy), Amounts.Accuracy(pretext.Chance));
                screen.MarkupLineInterpolated($"puzzle: [bold green]{right}[/] of {pretext.Puzzles:N0} solved, of {pretext.Pictures:N0} pictures; guessing would solve {chance}");
                break;
            case ProtocolResult<RobustnessResult> { Found: var robustness }:
                screen.WriteLine($"Right answers in percent on {Amounts.Whole(robustness.Pictures)} test pictures:");
                screen.Write(RobustnessTable.Attacks(robustness));
                screen.Write(RobustnessTable.Corruptions(robustness));
                foreach (var doubt in robustness.Doubts) screen.MarkupLineInterpolated($"[yellow]warning[/]: {doubt}");
                break;
            case ProtocolResult<ShiftResult> { Found: var shift }:
                screen.WriteLine($"{Amounts.Whole(shift.Labels)} labels, {Amounts.Whole(shift.Alike)} pictures of the training set held out, {Amounts.Whole(shift.Shifted)} test pictures:");
                screen.Write(RobustnessTable.Shift(shift));
                break;
            case ProtocolResult<ClassifierScores> { Found: var own }:
                screen.MarkupLineInterpolated($"the classifier's own answers: [bold green]{Amounts.Accuracy(own.Accuracy.Top1)}[/] of {Amounts.Whole(own.Pictures)} pictures right{(own.Accuracy.Top5 < 1 ? $", {Amounts.Accuracy(own.Accuracy.Top5)} among its first five" : "")}");
                screen.WriteLine($"its probabilities are off by {Amounts.Accuracy(own.CalibrationError)}; {Amounts.Accuracy(own.Outliers)} of the pictures lie farther off than {Amounts.Percent(PredictionFile.OutlierShare)} of those it has learnt from");
                break;
            case ProtocolResult<IReadOnlyList<LabelEfficiencyRow>> { Found: var rows }:
                screen.WriteLine($"Right answers on {Amounts.Whole(found.TestCount)} test pictures{(rows[0].Pretrained.Seeds.Count is > 1 and var seeds ? $"; ± is the standard deviation over {seeds} seeds" : "")}:");
                screen.Write(LabelEfficiencyTable.Of(rows));
                foreach (var line in LabelEfficiencyTable.Saved(rows)) screen.WriteLine(line);
                break;
        }
    }

    private static string Features(EvaluationResult found) => found.FeatureCount is { } features ? $", {features} features{Layer(found)}" : "";

    private static string Layer(EvaluationResult found) =>
        found.Layer == EncoderLayers.Output ? "" : found.Layer == found.RandomLayer ? $" of layer {found.Layer}" : $" of layer {found.Layer} (at random initialisation {found.RandomLayer})";

    private static string Pictures(EvaluationResult found) =>
        (found.TrainingCount is { } training ? $"{Amounts.Whole(training)} pictures to learn from, {Amounts.Whole(found.TestCount)} to count on" : $"{Amounts.Whole(found.TestCount)} pictures to count on")
        + (found.ClassCount is { } classes ? $", {classes} classes" : "");
}
