using System.CommandLine;
using Selfsame.Cli.Output;
using Selfsame.Cli.Terminal;
using Selfsame.Training;
using Selfsame.Training.Runs;
using Selfsame.Training.Settings;

namespace Selfsame.Cli.Commands;

/// <summary><c>selfsame pretrain METHOD</c>: learns an encoder from pictures without labels.</summary>
internal static class PretrainCommand
{
    internal static Command Create()
    {
        var method = new Argument<string?>("METHOD") { Description = "The method ('selfsame methods' lists them); may be left out with --config or --resume", Arity = ArgumentArity.ZeroOrOne };
        var settings = new PretrainOptions();
        var resume = new Option<bool>("--resume") { Description = "Go on with the run in --out from its newest checkpoint" };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace the run in --out" };
        var json = CommandOptions.Json();
        var command = new Command("pretrain", "Learn an encoder from pictures without labels") { method };
        settings.AddTo(command);
        command.Add(resume);
        command.Add(overwrite);
        command.Add(json);
        command.SetAction(result =>
        {
            if (result.GetValue(resume) && result.GetValue(overwrite))
                throw new SettingException("--resume goes on with a run and --overwrite replaces it: give one of them.");
            var existing = result.GetValue(resume) ? ExistingRun.Resume : result.GetValue(overwrite) ? ExistingRun.Overwrite : ExistingRun.Refuse;
            var asked = settings.Read(result, result.GetValue(method), existing == ExistingRun.Resume);
            return Execute(asked, existing, result.GetValue(json));
        });
        return command;
    }

    private static int Execute(PretrainSettings settings, ExistingRun existing, bool isJson)
    {
        using var interruption = new Interruption();
        using var display = TrainingDisplay.Create(isJson);
        display.Say("reading the list of pictures");
        var run = PretrainRun.Execute(
            settings,
            new PretrainRunOptions { Existing = existing, Observers = [display.Observer], Planned = display.ShowPlan },
            interruption.Token);
        display.Dispose();
        var training = run.Training;
        if (isJson) JsonOutput.Write(PretrainDocument.Of(run), DocumentContext.Default.PretrainDocument);
        if (run.Interrupted)
        {
            Console.Error.WriteLine($"selfsame: interrupted after step {training.Steps:N0}; a checkpoint was written. The same command with --resume goes on.");
            return ExitCode.Interrupted;
        }
        if (!isJson && training.SamplesPerSecond == 0)
            Console.Out.WriteLine($"{run.EncoderPath}  (nothing was left to do: all {training.Steps:N0} steps were done before)");
        else if (!isJson)
            Console.Out.WriteLine($"{run.EncoderPath}  ({training.Steps:N0} steps in {Amounts.Duration(training.Duration)}, {Amounts.Whole(training.SamplesPerSecond)} pictures/s)");
        return ExitCode.Done;
    }
}
