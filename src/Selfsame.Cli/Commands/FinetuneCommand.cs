using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Selfsame.Cli.Output;
using Selfsame.Cli.Terminal;
using Selfsame.Training;
using Selfsame.Training.Classifiers;
using Selfsame.Training.FineTuning;
using Selfsame.Training.Runs;
using Spectre.Console;

namespace Selfsame.Cli.Commands;

/// <summary><c>selfsame finetune RUN</c>: a classifier of an encoder and some labels.</summary>
internal static class FinetuneCommand
{
    internal static Command Create()
    {
        var run = CommandOptions.Run();
        var train = CommandOptions.Text("--train", "SOURCE", "Labelled pictures to learn from", required: true);
        var test = CommandOptions.Text("--test", "SOURCE", "Labelled pictures to count on when it is done");
        var output = CommandOptions.Text("--out", "DIR", "Folder of the classifier's run", required: true);
        var labels = CommandOptions.Text("--labels", "AMOUNT", "Labels that it is told: a share of all, or so many of each class as in 10/class (1)");
        var epochs = CommandOptions.Number("--epochs", "N", "Passes over the labelled pictures (20, and 300 steps at least)", 1);
        var rate = CommandOptions.Text("--learning-rate", "RATE", "Highest learning rate (the best of three, on a held-out fifth of the labels)");
        var scratch = new Option<bool>("--from-scratch") { Description = "Begin with random weights instead: what the labels do without pretraining" };
        var seed = CommandOptions.Number("--seed", "N", "Where all chance begins (0)", 0L);
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace the run in --out" };
        var machine = new MachineOptions();
        var json = CommandOptions.Json();
        var command = new Command("finetune", "Make a classifier of an encoder and labelled pictures") { run, train, test, output, labels, epochs, rate, scratch, seed, overwrite };
        machine.AddTo(command);
        command.Add(json);
        command.SetAction(result =>
        {
            var watch = Stopwatch.StartNew();
            var settings = new ClassifierSettings
            {
                Run = result.GetRequiredValue(run),
                Train = result.GetRequiredValue(train),
                Test = result.GetValue(test),
                Out = result.GetRequiredValue(output),
                Labels = Amount(result.GetValue(labels)),
                Epochs = result.GetValue(epochs),
                LearningRate = Number(result.GetValue(rate), "--learning-rate takes a number above 0, such as 0.01"),
                FromScratch = result.GetValue(scratch),
                Seed = result.GetValue(seed) ?? 0,
            };
            using var interruption = new Interruption();
            using var status = new StatusLine();
            var existing = result.GetValue(overwrite) ? ExistingRun.Overwrite : ExistingRun.Refuse;
            var made = ClassifierRun.Execute(settings, machine.Features(result), existing, status.Say, interruption.Token);
            status.Clear();
            if (result.GetValue(json)) JsonOutput.Write(FinetuneDocument.Of(settings.Run, made, watch.Elapsed.TotalSeconds), DocumentContext.Default.FinetuneDocument);
            else Show(made, settings.FromScratch, watch.Elapsed);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(ClassifierResult made, bool fromScratch, TimeSpan time)
    {
        var screen = Screen.Output();
        var beginning = fromScratch ? "from random weights" : "from the pretrained encoder";
        screen.WriteLine($"{made.ClassifierPath}  {made.Architecture} {beginning}: {made.Classes.Count} classes, {Amounts.Whole(made.Labels)} labels, learning rate {made.LearningRate.ToString("0.####", CultureInfo.InvariantCulture)}, {Amounts.Duration(time)}");
        if (made.Test is { } test) screen.MarkupLineInterpolated($"right on [bold green]{Amounts.Accuracy(test.Top1)}[/] of {Amounts.Whole(made.TestCount)} test pictures, and on {Amounts.Accuracy(made.Training.Top1)} of those it has learnt from");
        else screen.WriteLine($"right on {Amounts.Accuracy(made.Training.Top1)} of the pictures it has learnt from; --test SOURCE tells how it does on others");
        foreach (var note in made.Notes) screen.WriteLine(note);
    }

    private static LabelAmount Amount(string? text) => text is null ? LabelAmount.All
        : LabelAmount.Parse(text) ?? throw new SettingException($"--labels takes a share above 0 and up to 1 or a number of each class, such as 0.1 or 10/class, not '{text}'.");

    private static double? Number(string? text, string expected) => text is null ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0 && double.IsFinite(value) ? value
        : throw new SettingException($"{expected}, not '{text}'.");
}
