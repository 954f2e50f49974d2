using System.CommandLine;
using Selfsame.Cli.Terminal;
using Selfsame.Data.Decoding;
using Selfsame.Data.Sources;
using Selfsame.Training.Reports;
using Selfsame.Training.Settings;
using Selfsame.Training.Sheets;
using Spectre.Console;

namespace Selfsame.Cli.Commands;

/// <summary><c>selfsame data views METHOD</c>: a sheet of pictures and the views that a method makes of them.</summary>
internal static class DataViewsCommand
{
    internal static Command Create()
    {
        var method = new Argument<string>("METHOD") { Description = "The method ('selfsame methods' lists them)" };
        var data = CommandOptions.Text("--data", "SOURCE", "The pictures; labels are not needed", required: true);
        var output = CommandOptions.Text("--out", "FILE.png", "Where to write the sheet", required: true);
        var overwrite = CommandOptions.Overwrite();
        var size = CommandOptions.Text("--image-size", "N", "Side of the views in pixels (32)");
        var seed = CommandOptions.Text("--seed", "N", "Where all chance begins (0)");
        var set = CommandOptions.Set();
        var command = new Command("views", "Draw pictures beside the views that a method makes of them") { method, data, output, overwrite, size, seed, set };
        command.SetAction(result =>
        {
            var settings = new PretrainSettings().Set("method", result.GetRequiredValue(method));
            if (result.GetValue(size) is { } side) settings = settings.Set("imageSize", side);
            if (result.GetValue(seed) is { } start) settings = settings.Set("seed", start);
            settings = CommandOptions.Apply(settings, result.GetValue(set));
            var path = result.GetRequiredValue(output);
            SheetFile.Check(path, result.GetValue(overwrite));
            using var sheet = ViewSheet.Draw(settings, PictureSources.Open(result.GetRequiredValue(data)));
            PictureFile.WritePng(path, sheet);
            Screen.Output().WriteLine($"{path}: pictures on the left, the views of three epochs beside each ({sheet.Width} x {sheet.Height})");
            return ExitCode.Done;
        });
        return command;
    }
}
