using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Selfsame.Cli.Output;
using Selfsame.Cli.Terminal;
using Selfsame.Data.Sources;
using Selfsame.Training;
using Selfsame.Training.Evaluation;
using Selfsame.Training.FineTuning;
using Selfsame.Training.Settings;
using Spectre.Console;

namespace Selfsame.Cli.Commands;

/// <summary><c>selfsame evaluate RUN</c>: how good an encoder is, beside what learnt nothing; and how well a run solves the puzzle that it learnt from.</summary>
internal static class EvaluateCommand
{
    internal static Command Create()
    {
        var run = CommandOptions.Run();
        var train = CommandOptions.Text("--train", "SOURCE", "Labelled pictures to learn from; all but pretext need them");
        var test = CommandOptions.Text("--test", "SOURCE", "Pictures to count on, labelled for all but pretext", required: true);
        var usual = string.Join(',', EvaluationProtocols.Usual.Select(EvaluationProtocols.Name));
        var protocols = CommandOptions.Text("--protocols", "LIST", $"Any of {string.Join(", ", EvaluationProtocols.Names)}, joined by commas ({usual}); pretext is the puzzle that a run learnt from, finetune trains the whole network on few labels");
        var labels = CommandOptions.Text("--labels", "LIST", "Shares of the training labels that finetune tells (0.01,0.1,1)");
        var seeds = CommandOptions.Number("--seeds", "N", "How often finetune repeats it, each time with other labels and first weights (3)", 1);
        var layer = CommandOptions.Text("--layer", "NAME", "The layer to judge, such as stage3 or block6, or best: chosen on the training labels (the encoder's output)");
        var machine = new MachineOptions();
        var json = CommandOptions.Json();
        var command = new Command("evaluate", "Prove how good an encoder is: beside raw pixels and the same network untrained") { run, train, test, protocols, layer, labels, seeds };
        machine.AddTo(command);
        command.Add(json);
        command.SetAction(result =>
        {
            var watch = Stopwatch.StartNew();
            var chosen = EvaluationProtocols.Parse(result.GetValue(protocols) ?? usual);
            EvaluationProtocol[] onLabels = [.. chosen.Where(protocol => protocol != EvaluationProtocol.Pretext)];
            if (onLabels.Length > 0 && result.GetValue(train) is null)
                throw new SettingException($"The protocols {string.Join(" and ", onLabels.Select(EvaluationProtocols.Name))} learn from labelled pictures: give them with --train SOURCE.");
            EvaluationProtocol[] onFeatures = [.. onLabels.Where(protocol => protocol != EvaluationProtocol.Finetune)];
            var shares = Shares(result.GetValue(labels));
            var counted = PictureSources.Open(result.GetRequiredValue(test));
            var pair = onLabels.Length > 0 ? LabelledPair.Of(PictureSources.Open(result.GetRequiredValue(train)!), counted) : null;
            var features = machine.Features(result);
            var name = result.GetRequiredValue(run);
            using var interruption = new Interruption();
            using var status = new StatusLine();
            PretextScore? pretext = null;
            if (chosen.Contains(EvaluationProtocol.Pretext))
            {
                status.Say("the puzzle that the run learnt from");
                pretext = new PretextEvaluator(features).Evaluate(name, counted, interruption.Token);
            }
            IReadOnlyList<LabelEfficiencyRow>? efficiency = null;
            if (chosen.Contains(EvaluationProtocol.Finetune))
            {
                var efficiencyOptions = new LabelEfficiencyOptions { Shares = shares, Seeds = result.GetValue(seeds) ?? 3 };
                efficiency = new LabelEfficiency(efficiencyOptions, features).Run(EncoderFile.Load(name), pair!, status.Say, interruption.Token);
            }
            EvaluationResult? found = null;
            if (onFeatures.Length > 0)
            {
                var options = new EvaluationOptions { Protocols = onFeatures, Features = features, Layer = result.GetValue(layer) ?? EncoderLayers.Output };
                var judged = EncoderFile.Load(name);
                judged.Backbone.To(features.Device);
                found = new Evaluator(options).Evaluate(name, judged, pair!, status.Say, interruption.Token);
            }
            status.Clear();
            if (result.GetValue(json)) JsonOutput.Write(EvaluationDocument.Of(name, found, pretext, efficiency, watch.Elapsed.TotalSeconds), DocumentContext.Default.EvaluationDocument);
            else Show(found, pretext, efficiency);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(EvaluationResult? found, PretextScore? pretext, IReadOnlyList<LabelEfficiencyRow>? efficiency)
    {
        var screen = Screen.Output();
        if (found is not null)
        {
            var layer = found.Layer == EncoderLayers.Output ? "" : found.Layer == found.RandomLayer ? $" of layer {found.Layer}" : $" of layer {found.Layer} (at random initialisation {found.RandomLayer})";
            screen.MarkupLineInterpolated($"[bold]{found.Run}[/]  {found.Architecture}, {found.FeatureCount} features{layer}; {found.TrainingCount:N0} pictures to learn from, {found.TestCount:N0} to count on, {found.ClassCount} classes");
            screen.Write(ScoresTable.Of(found.Knn, found.Linear, withTop5: found.ClassCount > 5));
            foreach (var note in found.Notes) screen.WriteLine(note);
        }
        if (pretext is not null)
        {
            var (right, chance) = (Percent(pretext.Accuracy), Percent(pretext.Chance));
            screen.MarkupLineInterpolated($"puzzle: [bold green]{right}[/] of {pretext.Puzzles:N0} solved, of {pretext.Pictures:N0} pictures; guessing would solve {chance}");
        }
        if (efficiency is not null)
        {
            screen.Write(LabelEfficiencyTable.Of(efficiency));
            foreach (var line in LabelEfficiencyTable.Saved(efficiency)) screen.WriteLine(line);
        }
    }

    private static double[] Shares(string? list) => list is null ? [.. new LabelEfficiencyOptions().Shares] :
    [
        .. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(text =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is > 0 and <= 1
                ? share
                : throw new SettingException($"--labels takes shares above 0 and up to 1, such as 0.01,0.1,1, not '{text}'.")),
    ];

    private static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
