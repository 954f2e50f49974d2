using System.CommandLine;
using System.Diagnostics;
using Selfsame.Cli.Output;
using Selfsame.Cli.Terminal;
using Selfsame.Data.Sources;
using Selfsame.Training;
using Selfsame.Training.Embeddings;
using Spectre.Console;

namespace Selfsame.Cli.Commands;

/// <summary><c>selfsame embed RUN</c>: the features of every picture, in a file that other programs read.</summary>
internal static class EmbedCommand
{
    internal static Command Create()
    {
        var run = CommandOptions.Run();
        var data = CommandOptions.Text("--data", "SOURCE", "The pictures; labels are not needed", required: true);
        var output = CommandOptions.Text("--out", "FILE", "Where to write: .npy (the matrix), .csv or .sqlite (with names and classes)", required: true);
        var overwrite = CommandOptions.Overwrite();
        var machine = new MachineOptions();
        var json = CommandOptions.Json();
        var command = new Command("embed", "Write the features of every picture to a .npy, .csv or .sqlite file") { run, data, output, overwrite };
        machine.AddTo(command);
        command.Add(json);
        command.SetAction(result =>
        {
            var watch = Stopwatch.StartNew();
            var path = result.GetRequiredValue(output);
            EmbeddingFile.Check(path, result.GetValue(overwrite));
            var specification = result.GetRequiredValue(data);
            var source = PictureSources.Open(specification);
            var options = machine.Features(result);
            var name = result.GetRequiredValue(run);
            var encoder = EncoderFile.Load(name);
            encoder.Backbone.To(options.Device);
            using var interruption = new Interruption();
            using var status = new StatusLine();
            status.Say($"features of {source.Count:N0} pictures");
            var (written, unreadable) = EmbeddingFile.Write(
                path, encoder, source, specification, options, done => status.Say($"features of {done:N0} of {source.Count:N0} pictures"), interruption.Token);
            status.Clear();
            LeftOut.Tell(unreadable, $", so not in {path}");
            if (result.GetValue(json))
                JsonOutput.Write(new EmbeddingDocument(name, path, written.Count, written.Features, Math.Round(watch.Elapsed.TotalSeconds, 3)), DocumentContext.Default.EmbeddingDocument);
            else
                Screen.Output().WriteLine($"{path}: {written.Count:N0} x {written.Features} in {watch.Elapsed.TotalSeconds:0.0} s");
            return ExitCode.Done;
        });
        return command;
    }
}
