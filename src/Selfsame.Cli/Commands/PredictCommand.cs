using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Selfsame.Cli.Output;
using Selfsame.Cli.Terminal;
using Selfsame.Data.Sources;
using Selfsame.Training.Classifiers;
using Spectre.Console;

namespace Selfsame.Cli.Commands;

/// <summary><c>selfsame predict RUN</c>: the classes of pictures, how sure the classifier is, and how unlike all it knows they are.</summary>
internal static class PredictCommand
{
    private const int ClassesShown = 12;

    internal static Command Create()
    {
        var run = new Argument<string>("RUN") { Description = "The run of a classifier ('selfsame finetune' makes one), or its classifier.safetensors" };
        var images = CommandOptions.Text("--images", "SOURCE", "The pictures: a folder or another source; labels are not looked at", required: true);
        var output = CommandOptions.Text("--out", "FILE", "Where to write: .csv with path, class, probability, distance, outlier and error", required: true);
        var overwrite = CommandOptions.Overwrite();
        var machine = new MachineOptions();
        var json = CommandOptions.Json();
        var command = new Command("predict", "Tell the classes of pictures, and which are like none that were learnt from") { run, images, output, overwrite };
        machine.AddTo(command);
        command.Add(json);
        command.SetAction(result =>
        {
            var watch = Stopwatch.StartNew();
            var path = result.GetRequiredValue(output);
            PredictionFile.Check(path, result.GetValue(overwrite));
            var source = PictureSources.Open(result.GetRequiredValue(images));
            var options = machine.Features(result);
            var name = result.GetRequiredValue(run);
            var file = ClassifierFile.Load(name);
            using var interruption = new Interruption();
            using var status = new StatusLine();
            var predictions = new Predictor(options).Predict(file, source, done => status.Say($"{done:N0} of {source.Count:N0} pictures"), interruption.Token);
            var made = PredictionFile.Write(path, predictions, file.Classes, source);
            status.Clear();
            LeftOut.Tell(made.Unreadable, $"; {path} says why");
            if (result.GetValue(json)) JsonOutput.Write(PredictionDocument.Of(name, path, made, watch.Elapsed.TotalSeconds), DocumentContext.Default.PredictionDocument);
            else Show(path, made, watch.Elapsed);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(string path, PredictionResult made, TimeSpan time)
    {
        var screen = Screen.Output();
        screen.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {made.Pictures:N0} pictures in {time.TotalSeconds:0.0} s, mean probability {made.MeanProbability:0.00}"));
        var counts = made.Classes.Where(each => each.Pictures > 0).OrderByDescending(each => each.Pictures).ToArray();
        var others = counts.Length > ClassesShown ? $", and {counts.Length - ClassesShown} other classes" : "";
        screen.WriteLine(string.Join(", ", counts.Take(ClassesShown).Select(each => $"{each.Class} {Amounts.Whole(each.Pictures)}")) + others);
        screen.WriteLine($"{made.Outliers switch { 0 => "None of them lies", 1 => "1 of them lies", _ => Amounts.Whole(made.Outliers) + " of them lie" }} farther off than {Amounts.Percent(PredictionFile.OutlierShare)} of the pictures it has learnt from: column outlier, {PredictionFile.OutlierShare.ToString(CultureInfo.InvariantCulture)} and more.");
    }
}
