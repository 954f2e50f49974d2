using System.CommandLine;
using System.Diagnostics;
using Selfsame.Cli.Output;
using Selfsame.Cli.Terminal;
using Selfsame.Data.Decoding;
using Selfsame.Data.Sources;
using Selfsame.Training;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Generation;
using Selfsame.Training.Sheets;
using Spectre.Console;

namespace Selfsame.Cli.Commands;

/// <summary><c>selfsame generate RUN</c>: pictures that a trained generator makes of noise.</summary>
internal static class GenerateCommand
{
    internal static Command Create()
    {
        var run = new Argument<string>("RUN") { Description = "The run of a method with a generator (gan, bigan, vae): its folder, with checkpoints" };
        var output = CommandOptions.Text("--out", "FILE.png", "Where to write the sheet", required: true);
        var overwrite = CommandOptions.Overwrite();
        var count = CommandOptions.Number("--count", "N", "Pictures on the sheet (64)", 1);
        var seed = CommandOptions.Number("--seed", "N", "Where all chance begins (0)", 0L);
        var interpolate = new Option<bool>("--interpolate") { Description = "Draw rows that lead from one picture to another" };
        var step = CommandOptions.Number("--step", "N", "Take the checkpoint of this step, where the run has kept it (the newest)", 0L);
        var features = CommandOptions.Text("--features", "RUN", "Measure the made pictures by the features of this run's encoder (with --reference)");
        var reference = CommandOptions.Text("--reference", "SOURCE", "Real pictures to measure against (with --features)");
        var measure = CommandOptions.Number("--measure", "N", "Pictures to make for the measurement (2000)", 2);
        var json = CommandOptions.Json();
        var command = new Command("generate", "Make pictures with a trained generator, and measure them against real ones")
        {
            run, output, overwrite, count, seed, interpolate, step, features, reference, measure, json,
        };
        command.SetAction(result =>
        {
            var watch = Stopwatch.StartNew();
            var path = result.GetRequiredValue(output);
            SheetFile.Check(path, result.GetValue(overwrite));
            var (encoder, source) = (result.GetValue(features), result.GetValue(reference));
            if ((encoder is null) != (source is null))
                throw new SettingException("--features and --reference belong together: an encoder, and real pictures to compare with.");
            var options = new GenerationOptions
            {
                Count = result.GetValue(count) ?? 64,
                Seed = result.GetValue(seed) ?? 0,
                Interpolate = result.GetValue(interpolate),
                Measured = result.GetValue(measure) ?? 2000,
            };
            var name = result.GetRequiredValue(run);
            var trained = TrainedMethod.Open(name, result.GetValue(step));
            var generation = new PictureGeneration(trained, options);
            using var interruption = new Interruption();
            var judge = encoder is null ? null : new GenerationJudge(encoder, EncoderFile.Load(encoder), new FeatureExtractor(new FeatureExtractorOptions()));
            var figures = judge?.Compare(generation.Measured(interruption.Token), PictureSources.Open(source!), options.Seed, interruption.Token);
            using (var sheet = generation.Sheet(interruption.Token)) PictureFile.WritePng(path, sheet);
            if (result.GetValue(json))
                JsonOutput.Write(new GenerationDocument(name, trained.Step, path, options.Count, options.Seed, options.Interpolate, figures, Math.Round(watch.Elapsed.TotalSeconds, 3)), DocumentContext.Default.GenerationDocument);
            else
                Show(path, options, figures);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(string path, GenerationOptions options, GenerationFigures? figures)
    {
        var screen = Screen.Output();
        screen.WriteLine(options.Interpolate ? $"{path}: {options.Count} pictures, each row from one to another" : $"{path}: {options.Count} pictures");
        if (figures is null) return;
        screen.WriteLine(FormattableString.Invariant($"Frechet distance on features of {figures.Encoder}: {figures.FrechetDistance:0.###} ({figures.Made} made, {figures.Real} real; {figures.RealFrechetDistance:0.###} between halves of the real ones)"));
        screen.WriteLine(FormattableString.Invariant($"Diversity: {figures.Diversity:0.00} of the real pictures'"));
    }
}
