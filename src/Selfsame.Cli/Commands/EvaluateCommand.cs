using System.CommandLine;
using System.Text.Json;
using Selfsame.Cli.Output;
using Selfsame.Cli.Terminal;
using Selfsame.Data.Sources;
using Selfsame.Training;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Reports.Evaluations;

namespace Selfsame.Cli.Commands;

/// <summary><c>selfsame evaluate RUN</c>: how good an encoder is, beside what learnt nothing; and how well a run solves the puzzle that it learnt from.</summary>
internal static class EvaluateCommand
{
    internal static Command Create()
    {
        var run = CommandOptions.Run();
        var train = CommandOptions.Text("--train", "SOURCE", "Pictures to learn from, for all protocols that learn");
        var test = CommandOptions.Text("--test", "SOURCE", "Pictures to count on, labelled for all but pretext and ridge", required: true);
        var usual = string.Join(',', EvaluationProtocols.Usual.Select(EvaluationProtocols.Name));
        var protocols = CommandOptions.Text("--protocols", "LIST", $"What to run, joined by commas ({usual}): {string.Join(", ", EvaluationProtocols.All.Select(each => $"{each.Name} ({each.Summary})"))}");
        var settings = new EvaluationSettings();
        var machine = new MachineOptions();
        var json = CommandOptions.Json();
        var command = new Command("evaluate", "Prove how good an encoder is: beside raw pixels and the same network untrained") { run, train, test, protocols };
        settings.AddTo(command);
        machine.AddTo(command);
        command.Add(json);
        command.SetAction(result =>
        {
            var chosen = EvaluationProtocols.Parse(result.GetValue(protocols) ?? usual);
            ProtocolDescription[] learning = [.. chosen.Select(EvaluationProtocols.Of).Where(each => each.Learns)];
            var training = result.GetValue(train);
            if (learning.Length > 0 && training is null) throw NothingToLearnFrom(learning);
            var options = settings.Read(result) with { Protocols = chosen, Features = machine.Features(result) };
            var counted = PictureSources.Open(result.GetRequiredValue(test));
            var sources = new EvaluationSources(learning.Length > 0 ? PictureSources.Open(training!) : null, counted);
            var name = result.GetRequiredValue(run);
            using var interruption = new Interruption();
            using var status = new StatusLine();
            var judged = settings.Sized(EncoderFile.Load(name), result);
            judged.Backbone.To(options.Features.Device);
            var found = new Evaluator(options).Evaluate(name, judged, sources, status.Say, interruption.Token);
            status.Clear();
            var document = EvaluationDocument.Of(found);
            if (result.GetValue(json)) JsonOutput.Write(document, DocumentContext.Default.EvaluationDocument);
            else EvaluationPage.Show(found);
            Keep(found, document, learning.Length > 0 ? training : null, result.GetRequiredValue(test), settings.Given(result));
            return ExitCode.Done;
        });
        return command;
    }

    // For reports and comparisons; a run that cannot be written to has been judged all the same.
    private static void Keep(EvaluationResult found, EvaluationDocument document, string? training, string test, IReadOnlyList<string> given)
    {
        try
        {
            KeptEvaluation.Keep(found, JsonSerializer.Serialize(document, DocumentContext.Default.EvaluationDocument), training, test, given);
        }
        catch (StorageException error)
        {
            Console.Error.WriteLine($"selfsame: not kept for reports: {error.Message}");
        }
    }

    private static SettingException NothingToLearnFrom(ProtocolDescription[] learning) =>
        new($"The protocols {string.Join(" and ", learning.Select(each => each.Name))} learn from labelled pictures: give them with --train SOURCE.");
}
