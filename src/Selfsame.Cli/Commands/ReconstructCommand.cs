using System.CommandLine;
using System.Diagnostics;
using Selfsame.Cli.Output;
using Selfsame.Cli.Terminal;
using Selfsame.Data.Decoding;
using Selfsame.Data.Sources;
using Selfsame.Training;
using Selfsame.Training.Reconstructions;
using Selfsame.Training.Sheets;
using Spectre.Console;

namespace Selfsame.Cli.Commands;

/// <summary><c>selfsame reconstruct RUN</c>: pictures through an autoencoder or a masked model and back.</summary>
internal static class ReconstructCommand
{
    internal static Command Create()
    {
        var run = new Argument<string>("RUN") { Description = "The run of an autoencoder, a masked model or a bigan: its folder, with checkpoints" };
        var images = CommandOptions.Text("--images", "SOURCE", "The pictures; labels are not needed", required: true);
        var output = CommandOptions.Text("--out", "FILE.png", "Where to write the sheet", required: true);
        var overwrite = CommandOptions.Overwrite();
        var count = CommandOptions.Number("--count", "N", "Pictures on the sheet (16)", 1);
        var measure = CommandOptions.Number("--measure", "N", "Pictures that PSNR and SSIM are measured on (256)", 1);
        var seed = CommandOptions.Number("--seed", "N", "Where all chance begins: which pictures, noise, masks (0)", 0L);
        var json = CommandOptions.Json();
        var command = new Command("reconstruct", "Draw pictures beside what a method was shown of them and what it made of that") { run, images, output, overwrite, count, measure, seed, json };
        command.SetAction(result =>
        {
            var watch = Stopwatch.StartNew();
            var path = result.GetRequiredValue(output);
            SheetFile.Check(path, result.GetValue(overwrite));
            var name = result.GetRequiredValue(run);
            var reconstruction = new PictureReconstruction(TrainedMethod.Open(name), new ReconstructionOptions
            {
                Shown = result.GetValue(count) ?? 16,
                Measured = result.GetValue(measure) ?? 256,
                Seed = result.GetValue(seed) ?? 0,
            });
            using var interruption = new Interruption();
            var made = reconstruction.Reconstruct(PictureSources.Open(result.GetRequiredValue(images)), interruption.Token);
            using (made.Sheet) PictureFile.WritePng(path, made.Sheet);
            LeftOut.Tell(made.Unreadable, ", so left out");
            if (result.GetValue(json))
                JsonOutput.Write(ReconstructionDocument.Of(name, path, made, watch.Elapsed.TotalSeconds), DocumentContext.Default.ReconstructionDocument);
            else
                Show(path, made);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(string path, ReconstructionResult made)
    {
        var screen = Screen.Output();
        var shown = made.Psnr.Corrupted is null ? "the pictures, and what came out" : "the pictures, what the encoder was shown, and what came out";
        screen.WriteLine(FormattableString.Invariant($"{path}: {shown}, from above ({made.Method})"));
        screen.WriteLine(FormattableString.Invariant($"PSNR {Figure(made.Psnr, "0.0")} dB, SSIM {Figure(made.Ssim, "0.000")}, means over {made.Pictures} pictures"));
    }

    private static string Figure(Likeness likeness, string format)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        var output = likeness.Output.ToString(format, culture);
        return likeness.Corrupted is { } corrupted ? $"{output} (as shown: {corrupted.ToString(format, culture)})" : output;
    }
}
