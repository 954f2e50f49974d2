using System.CommandLine;
using System.Diagnostics;
using Selfsame.Cli.Output;
using Selfsame.Cli.Terminal;
using Selfsame.Data.Sources;
using Selfsame.Training;
using Selfsame.Training.Evaluation;
using Spectre.Console;

namespace Selfsame.Cli.Commands;

/// <summary><c>selfsame embed RUN</c>: the features of every picture, in a file that other programs read.</summary>
internal static class EmbedCommand
{
    internal static Command Create()
    {
        var run = CommandOptions.Run();
        var data = CommandOptions.Text("--data", "SOURCE", "The pictures; labels are not needed", required: true);
        var output = CommandOptions.Text("--out", "FILE", "Where to write: .npy (the matrix) or .csv (with names and classes)", required: true);
        var machine = new MachineOptions();
        var json = CommandOptions.Json();
        var command = new Command("embed", "Write the features of every picture to a .npy or .csv file") { run, data, output };
        machine.AddTo(command);
        command.Add(json);
        command.SetAction(result =>
        {
            var watch = Stopwatch.StartNew();
            var path = result.GetRequiredValue(output);
            EmbeddingFile.Check(path);
            var source = PictureSources.Open(result.GetRequiredValue(data));
            var options = machine.Features(result);
            var name = result.GetRequiredValue(run);
            var judged = EncoderFile.Load(name);
            judged.Backbone.To(options.Device);
            using var interruption = new Interruption();
            using var status = new StatusLine();
            status.Say($"features of {source.Count:N0} pictures");
            using var features = new FeatureExtractor(options).Extract(judged.Backbone, source, judged.Preprocessing, interruption.Token);
            EmbeddingFile.Write(path, features, source);
            status.Clear();
            if (features.Count < source.Count) Console.Error.WriteLine($"selfsame: {source.Count - features.Count} pictures could not be read and are not in {path}.");
            if (result.GetValue(json))
                JsonOutput.Write(new EmbeddingDocument(name, path, features.Count, features.Width, Math.Round(watch.Elapsed.TotalSeconds, 3)), DocumentContext.Default.EmbeddingDocument);
            else
                Screen.Output().WriteLine($"{path}: {features.Count:N0} x {features.Width} in {watch.Elapsed.TotalSeconds:0.0} s");
            return ExitCode.Done;
        });
        return command;
    }
}
