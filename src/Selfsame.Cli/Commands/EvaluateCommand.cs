using System.CommandLine;
using Selfsame.Cli.Output;
using Selfsame.Cli.Terminal;
using Selfsame.Data.Sources;
using Selfsame.Training;
using Selfsame.Training.Evaluation;
using Spectre.Console;

namespace Selfsame.Cli.Commands;

/// <summary><c>selfsame evaluate RUN</c>: how good an encoder is, beside what learnt nothing.</summary>
internal static class EvaluateCommand
{
    internal static Command Create()
    {
        var run = CommandOptions.Run();
        var train = CommandOptions.Text("--train", "SOURCE", "Labelled pictures to learn from", required: true);
        var test = CommandOptions.Text("--test", "SOURCE", "Labelled pictures to count on", required: true);
        var protocols = CommandOptions.Text("--protocols", "LIST", $"Any of {string.Join(", ", EvaluationProtocols.Names)}, joined by commas (all)");
        var machine = new MachineOptions();
        var json = CommandOptions.Json();
        var command = new Command("evaluate", "Prove how good an encoder is: beside raw pixels and the same network untrained") { run, train, test, protocols };
        machine.AddTo(command);
        command.Add(json);
        command.SetAction(result =>
        {
            var names = result.GetValue(protocols) ?? string.Join(',', EvaluationProtocols.Names);
            var options = new EvaluationOptions { Protocols = EvaluationProtocols.Parse(names) };
            var pair = LabelledPair.Of(PictureSources.Open(result.GetRequiredValue(train)), PictureSources.Open(result.GetRequiredValue(test)));
            options = options with { Features = machine.Features(result) };
            var name = result.GetRequiredValue(run);
            var judged = EncoderFile.Load(name);
            judged.Backbone.To(options.Features.Device);
            using var interruption = new Interruption();
            using var status = new StatusLine();
            var found = new Evaluator(options).Evaluate(name, judged, pair, status.Say, interruption.Token);
            status.Clear();
            if (result.GetValue(json)) JsonOutput.Write(EvaluationDocument.Of(found), DocumentContext.Default.EvaluationDocument);
            else Show(found);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(EvaluationResult found)
    {
        var screen = Screen.Output();
        screen.MarkupLineInterpolated($"[bold]{found.Run}[/]  {found.Architecture}, {found.FeatureCount} features; {found.TrainingCount:N0} pictures to learn from, {found.TestCount:N0} to count on, {found.ClassCount} classes");
        screen.Write(ScoresTable.Of(found.Knn, found.Linear, withTop5: found.ClassCount > 5));
        foreach (var note in found.Notes) screen.WriteLine(note);
    }
}
