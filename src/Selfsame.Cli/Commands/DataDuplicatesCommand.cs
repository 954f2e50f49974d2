using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Selfsame.Cli.Output;
using Selfsame.Cli.Terminal;
using Selfsame.Training;
using Selfsame.Training.Curation;
using Selfsame.Training.Embeddings;
using Spectre.Console;

namespace Selfsame.Cli.Commands;

/// <summary><c>selfsame data duplicates SOURCE</c>: what is there twice or nearly twice, and what is like no other.</summary>
internal static class DataDuplicatesCommand
{
    internal static Command Create()
    {
        var source = CommandOptions.Source();
        var encoder = CommandOptions.Text("--encoder", "RUN|EMBEDDINGS", "A run or an encoder, by whose features pictures are compared; or a file that 'selfsame embed' has written of these pictures", required: true);
        var output = CommandOptions.Text("--out", "DIR", "A folder for duplicates.csv, outliers.csv and a sheet of each", required: true);
        var threshold = CommandOptions.Text("--threshold", "X", "The least cosine of two pictures' features (0.98)");
        var pixels = CommandOptions.Text("--pixels", "X", "The least correlation of their 16 x 16 versions (0.95); -1 lists look-alikes, crops and mirror pictures too");
        var outliers = CommandOptions.Number("--outliers", "N", "How many of the oddest pictures to list (50)", 0);
        var overwrite = CommandOptions.Overwrite();
        var machine = new MachineOptions();
        var json = CommandOptions.Json();
        var command = new Command("duplicates", "Find pictures that are there twice or nearly twice, and those that are like no other") { source, encoder, output, threshold, pixels, outliers, overwrite };
        machine.AddTo(command);
        command.Add(json);
        command.SetAction(result =>
        {
            var watch = Stopwatch.StartNew();
            var defaults = new CurationOptions();
            var options = defaults with
            {
                Threshold = Share("--threshold", result.GetValue(threshold), defaults.Threshold),
                Pixels = Share("--pixels", result.GetValue(pixels), defaults.Pixels),
                Outliers = result.GetValue(outliers) ?? defaults.Outliers,
            };
            var (data, name, folder) = (result.GetRequiredValue(source), result.GetRequiredValue(encoder), result.GetRequiredValue(output));
            CurationFiles.Check(folder, result.GetValue(overwrite));
            using var interruption = new Interruption();
            using var status = new StatusLine();
            var pictures = EncodedPictures.Open(name, data, machine.Features(result));
            using var features = pictures.Features(done => status.Say(string.Create(CultureInfo.InvariantCulture, $"features of {done:N0} of {pictures.Count:N0} pictures")), interruption.Token);
            var found = SourceCuration.Of(features, pictures.Pictures, options, done => status.Say(string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {features.Count:N0} compared with all")), interruption.Token);
            status.Say("sheets");
            CurationFiles.Write(folder, found, pictures.Pictures);
            status.Clear();
            LeftOut.Tell(pictures, pictures.Pictures.Count - features.Count, "not compared");
            if (result.GetValue(json)) JsonOutput.Write(CurationDocument.Of(data, name, found, pictures.Pictures, folder, watch.Elapsed.TotalSeconds), DocumentContext.Default.CurationDocument);
            else Show(folder, found, options);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(string folder, CurationResult found, CurationOptions options)
    {
        var culture = CultureInfo.InvariantCulture;
        var screen = Screen.Output();
        var members = found.Groups.SelectMany(group => group.Members).CountBy(member => member.Kind).ToDictionary();
        var contradictions = found.Groups.Count(group => group.HasDifferentLabels);
        screen.WriteLine(string.Create(culture, $"{found.Pictures:N0} pictures compared, each with all others."));
        screen.WriteLine(found.Groups.Count == 0
            ? "Nothing is there twice."
            : string.Create(culture, $"{Groups(found.Groups.Count)} of {members.Values.Sum():N0} pictures: {string.Join(", ", members.OrderBy(each => each.Key).Select(each => string.Create(culture, $"{each.Value:N0} {Words(each.Key)}")))}. {found.Superfluous:N0} could go, once you have looked."));
        if (contradictions > 0) screen.WriteLine($"In {Groups(contradictions)} labels differ: look there for wrong ones.");
        if (found.OtherPairs > 0)
            screen.WriteLine(string.Create(culture, $"{found.OtherPairs:N0} further pairs are as near for this encoder (cosine {options.Threshold} or more), but not in their pixels: crops, mirror pictures, or simply pictures that it cannot tell apart. --pixels -1 lists them."));
        screen.WriteLine(string.Create(culture, $"Half of the pictures have their nearest other at a cosine of {found.MedianNearest:0.000} or more: the nearer that is to 1, the less a high cosine says."));
        if (found.Outliers.Count > 0)
            screen.WriteLine(string.Create(culture, $"The {found.Outliers.Count:N0} oddest pictures lie {Times(found.Outliers[^1].Distance, found)} to {Times(found.Outliers[0].Distance, found)} times as far from their neighbours as usual. Odd is not wrong: look at them."));
        screen.WriteLine($"{folder}: duplicates.csv, outliers.csv and their sheets");
    }

    private static string Words(DuplicateKind kind) => kind switch
    {
        DuplicateKind.Copy => "with the pixels of another",
        DuplicateKind.Near => "nearly so (saved again, resized, brightened, or of one series)",
        _ => "look alike",
    };

    private static string Groups(int count) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? "group" : "groups")}");

    private static string Times(double distance, CurationResult found) => (distance / Math.Max(found.MedianDistance, 1e-12)).ToString("0.0", CultureInfo.InvariantCulture);

    private static double Share(string option, string? text, double usual)
    {
        if (text is null) return usual;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= -1 and <= 1
            ? number
            : throw new SettingException($"{option} takes a number from -1 to 1, such as {usual.ToString(CultureInfo.InvariantCulture)}, not '{text}'.");
    }
}
