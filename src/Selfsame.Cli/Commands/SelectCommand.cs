using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Selfsame.Cli.Output;
using Selfsame.Cli.Terminal;
using Selfsame.Data;
using Selfsame.Data.Sources;
using Selfsame.Training;
using Selfsame.Training.Embeddings;
using Selfsame.Training.Selection;
using Selfsame.Training.Sheets;
using Spectre.Console;

namespace Selfsame.Cli.Commands;

/// <summary><c>selfsame select RUN|EMBEDDINGS</c>: which pictures to label, so that few labels teach much.</summary>
internal static class SelectCommand
{
    internal static Command Create()
    {
        var where = CommandOptions.RunOrEmbeddings();
        var data = CommandOptions.Pictures("The pictures to choose from; labels are not looked at");
        var count = CommandOptions.Number("--count", "N", "How many to choose", 1);
        count.Required = true;
        var strategy = CommandOptions.Text("--strategy", "NAME", "typical (of each of N groups the densest picture; for few labels), coreset (each the farthest from those before), uncertain (what a probe on --labelled decides least; without --labelled, the classifier in the run of one) or random (typical)");
        var labelled = CommandOptions.Text("--labelled", "SOURCE", "Pictures that have labels already: they are not chosen again, and what they cover is left out");
        var measure = CommandOptions.Text("--measure", "margin|entropy", "What uncertain goes by (margin)");
        var encoder = CommandOptions.Encoder(", which uncertain and labelled pictures from elsewhere need");
        var output = CommandOptions.Text("--out", "FILE.csv", "Where to write the list: path, class (to be filled in), rank, score", required: true);
        var sheet = CommandOptions.Text("--sheet", "FILE.png", "Where to write a sheet of the chosen pictures");
        var seed = CommandOptions.Number("--seed", "N", "Where all chance begins (0)", 0L);
        var overwrite = CommandOptions.Overwrite();
        var machine = new MachineOptions();
        var json = CommandOptions.Json();
        var command = new Command("select", "Choose which pictures to label, so that few labels teach much") { where, data, count, strategy, labelled, measure, encoder, output, sheet, seed, overwrite };
        machine.AddTo(command);
        command.Add(json);
        command.SetAction(result =>
        {
            var watch = Stopwatch.StartNew();
            var (path, picture) = (result.GetRequiredValue(output), result.GetValue(sheet));
            SelectionFile.Check(path, result.GetValue(overwrite));
            if (picture is not null) SheetFile.Check(picture, result.GetValue(overwrite));
            var options = new SelectionOptions
            {
                Count = result.GetValue(count)!.Value,
                Strategy = PictureSelection.Parse(result.GetValue(strategy) ?? PictureSelection.Name(SelectionStrategy.Typical)),
                Measure = Measure(result.GetValue(measure)),
                Seed = result.GetValue(seed) ?? 0,
            };
            var name = result.GetRequiredValue(where);
            using var interruption = new Interruption();
            using var status = new StatusLine();
            var pictures = EncodedPictures.Open(name, result.GetValue(data), machine.Features(result), result.GetValue(encoder));
            using var round = SelectionRound.Prepare(
                pictures, result.GetValue(labelled) is { } known ? PictureSources.Open(known) : null, options,
                done => status.Say(string.Create(CultureInfo.InvariantCulture, $"features of {done:N0} of {pictures.Count:N0} pictures")), interruption.Token);
            status.Say("choosing");
            var chosen = round.Choose();
            SelectionFile.Write(path, chosen, round.Pictures);
            if (picture is not null) SheetFile.Write(picture, SelectionFile.ToPng(chosen, round.Pictures));
            status.Clear();
            LeftOut.Tell(pictures, round.LeftOut, "not chosen");
            if (result.GetValue(json))
            {
                JsonOutput.Write(new SelectionDocument(
                    name, PictureSelection.Name(options.Strategy), round.Candidates, round.Labelled, path,
                    [.. chosen.Select((each, rank) => new SelectionDocument.Picture(rank + 1, round.Pictures.Identity(each.Index), each.Score is { } score ? Math.Round(score, 6) : null))],
                    Math.Round(watch.Elapsed.TotalSeconds, 3)), DocumentContext.Default.SelectionDocument);
            }
            else
            {
                Show(path, picture, round, options.Strategy, chosen.Count);
            }
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(string path, string? sheet, SelectionRound round, SelectionStrategy way, int chosen)
    {
        var screen = Screen.Output();
        var asked = round.AsksClassifier ? " (by the classifier's own probabilities)" : "";
        var beside = round.Labelled > 0 ? string.Create(CultureInfo.InvariantCulture, $", beside {round.Labelled:N0} that are labelled") : "";
        screen.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{chosen:N0} of {round.Candidates:N0} pictures chosen by {PictureSelection.Name(way)}{asked}{beside}: {path}{(sheet is null ? "" : $", sheet {sheet}")}"));
        screen.WriteLine(round.Pictures.StoredFile(0) is null ? "These pictures are no files of their own: the column path has their names in the source."
            : round.Pictures.HasLabels ? $"Their classes are known and stand in the list, which is a source: --train list:{path}"
            : $"Fill in the column class, and the list is a source: --train list:{path}");
    }

    private static UncertaintyMeasure Measure(string? name) => name switch
    {
        null or "margin" => UncertaintyMeasure.Margin,
        "entropy" => UncertaintyMeasure.Entropy,
        _ => throw new SettingException($"--measure takes margin or entropy, not '{name}'.{NearestName.Suggest(name, ["margin", "entropy"])}"),
    };
}
