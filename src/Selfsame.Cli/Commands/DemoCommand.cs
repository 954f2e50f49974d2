using System.CommandLine;
using Selfsame.Cli.Output;
using Selfsame.Cli.Terminal;
using Selfsame.Training;
using Selfsame.Training.Demo;
using Spectre.Console;

namespace Selfsame.Cli.Commands;

/// <summary><c>selfsame demo</c>: the whole story on built-in pictures.</summary>
internal static class DemoCommand
{
    internal static Command Create()
    {
        var output = CommandOptions.Text("--out", "DIR", "Where to write report, pictures and run (selfsame-demo)");
        var seed = CommandOptions.Number<long>("--seed", "N", "Seed of everything random (0)", 0);
        var json = CommandOptions.Json();
        var command = new Command("demo", "The whole story on built-in pictures, in under two minutes on two cores") { output, seed, json };
        command.SetAction(result =>
        {
            var quiet = result.GetValue(json);
            using var interruption = new Interruption();
            using var display = TrainingDisplay.Create(quiet);
            var options = new DemoOptions { OutputFolder = result.GetValue(output) ?? "selfsame-demo", Seed = result.GetValue(seed) ?? 0 };
            var watchers = new PretrainRunOptions { Observers = [display.Observer], Planned = display.ShowPlan };
            var found = new DemoRun(options).Execute(watchers, display.Say, interruption.Token);
            display.Dispose();
            if (quiet) JsonOutput.Write(new DemoDocument(BaselinesDocument.Of(found.Knn), BaselinesDocument.Of(found.Linear), Math.Round(found.Seconds, 1)), DocumentContext.Default.DemoDocument);
            else Show(found);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(DemoResult found)
    {
        var screen = Screen.Output();
        screen.Write(ScoresTable.Of([("k-NN", found.Knn), ("linear probe", found.Linear)]));
        screen.WriteLine($"{found.Seconds:0} s in all. Look at:");
        foreach (var file in found.Files) screen.WriteLine($"  {file}");
    }
}
