using System.CommandLine;
using System.Diagnostics;
using Selfsame.Cli.Output;
using Selfsame.Cli.Terminal;
using Selfsame.Data.Sources;
using Selfsame.Training;
using Selfsame.Training.Colorizations;
using Spectre.Console;

namespace Selfsame.Cli.Commands;

/// <summary><c>selfsame colorize RUN</c>: colours for pictures, beside their own.</summary>
internal static class ColorizeCommand
{
    internal static Command Create()
    {
        var run = new Argument<string>("RUN") { Description = "The run of a colorization method: its folder, with checkpoints" };
        var images = CommandOptions.Text("--images", "SOURCE", "The pictures, in colour or gray: a folder or another source", required: true);
        var output = CommandOptions.Text("--out", "DIR", "Where to write: for each picture its gray, prediction and truth side by side, and sheet.png", required: true);
        var overwrite = CommandOptions.Overwrite();
        var machine = new MachineOptions();
        var json = CommandOptions.Json();
        var command = new Command("colorize", "Give pictures the colours that a method predicts from their lightness, at their own size") { run, images, output, overwrite };
        machine.AddTo(command);
        command.Add(json);
        command.SetAction(result =>
        {
            var watch = Stopwatch.StartNew();
            var (folder, replaces) = (result.GetRequiredValue(output), result.GetValue(overwrite));
            ColorizationRun.Check(folder, replaces);
            var device = machine.Features(result).Device;
            var name = result.GetRequiredValue(run);
            var trained = TrainedMethod.Open(name);
            var source = PictureSources.Open(result.GetRequiredValue(images));
            using var interruption = new Interruption();
            using var status = new StatusLine();
            var made = ColorizationRun.Execute(trained, source, folder, device, replaces, status.Say, interruption.Token);
            status.Clear();
            LeftOut.Tell(made.Unreadable, ", so left out");
            if (result.GetValue(json))
                JsonOutput.Write(ColorizationDocument.Of(name, folder, made, watch.Elapsed.TotalSeconds), DocumentContext.Default.ColorizationDocument);
            else
                Show(folder, made);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(string folder, ColorizationResult made)
    {
        var screen = Screen.Output();
        screen.WriteLine(FormattableString.Invariant($"{folder}: {made.Pictures} pictures, each gray, as predicted and as it was ({made.Method}); sheet.png shows some"));
        if (made.WithoutColour > 0) screen.WriteLine(FormattableString.Invariant($"{made.WithoutColour} of them have no colours of their own to compare with."));
        if (made.Errors is { } errors)
            screen.WriteLine(FormattableString.Invariant($"colour error (root mean square in a and b): {errors.Prediction:0.00}; of gray {errors.Gray:0.00}, of their mean colour {errors.MeanColour:0.00}"));
    }
}
