using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Selfsame.Cli.Output;
using Selfsame.Cli.Terminal;
using Selfsame.Data;
using Selfsame.Training;
using Selfsame.Training.Selection;
using Selfsame.Training.Sheets;
using Spectre.Console;

namespace Selfsame.Cli.Commands;

/// <summary><c>selfsame select RUN</c>: which pictures to label, so that few labels teach much.</summary>
internal static class SelectCommand
{
    internal static Command Create()
    {
        var run = CommandOptions.Run();
        var data = CommandOptions.Text("--data", "SOURCE", "The pictures to choose from; labels are not looked at", required: true);
        var count = CommandOptions.Number("--count", "N", "How many to choose", 1);
        count.Required = true;
        var strategy = CommandOptions.Text("--strategy", "NAME", "typical (of each of N groups the densest picture; for few labels), coreset (each the farthest from those before), uncertain (what a probe on --labelled decides least) or random (typical)");
        var labelled = CommandOptions.Text("--labelled", "SOURCE", "Pictures that have labels already: they are not chosen again, and what they cover is left out");
        var measure = CommandOptions.Text("--measure", "margin|entropy", "What uncertain goes by (margin)");
        var output = CommandOptions.Text("--out", "FILE.csv", "Where to write the list: path, class (to be filled in), rank, score", required: true);
        var sheet = CommandOptions.Text("--sheet", "FILE.png", "Where to write a sheet of the chosen pictures");
        var seed = CommandOptions.Number("--seed", "N", "Where all chance begins (0)", 0L);
        var overwrite = CommandOptions.Overwrite();
        var machine = new MachineOptions();
        var json = CommandOptions.Json();
        var command = new Command("select", "Choose which pictures to label, so that few labels teach much") { run, data, count, strategy, labelled, measure, output, sheet, seed, overwrite };
        machine.AddTo(command);
        command.Add(json);
        command.SetAction(result =>
        {
            var watch = Stopwatch.StartNew();
            var (path, picture) = (result.GetRequiredValue(output), result.GetValue(sheet));
            SelectionFile.Check(path, result.GetValue(overwrite));
            if (picture is not null) SheetFile.Check(picture, result.GetValue(overwrite));
            var way = PictureSelection.Parse(result.GetValue(strategy) ?? PictureSelection.Name(SelectionStrategy.Typical));
            var selector = PictureSelection.Selector(way, Measure(result.GetValue(measure)));
            var name = result.GetRequiredValue(run);
            using var interruption = new Interruption();
            using var status = new StatusLine();
            using var choice = SelectRun.Of(name, result.GetRequiredValue(data), result.GetValue(labelled), way, result.GetValue(count)!.Value, machine.Features(result), status, interruption.Token);
            status.Say("choosing");
            var chosen = choice.Choose(selector, result.GetValue(seed) ?? 0);
            SelectionFile.Write(path, chosen, choice.Source);
            if (picture is not null) SheetFile.Write(picture, SelectionFile.ToPng(chosen, choice.Source));
            status.Clear();
            if (result.GetValue(json))
            {
                JsonOutput.Write(new SelectionDocument(
                    name, PictureSelection.Name(way), choice.Candidates, choice.Labelled, path,
                    [.. chosen.Select((each, rank) => new SelectionDocument.Picture(rank + 1, choice.Source.Identity(each.Index), each.Score is { } score ? Math.Round(score, 6) : null))],
                    Math.Round(watch.Elapsed.TotalSeconds, 3)), DocumentContext.Default.SelectionDocument);
            }
            else
            {
                Show(path, picture, choice, way, chosen.Count);
            }
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(string path, string? sheet, SelectRun choice, SelectionStrategy way, int chosen)
    {
        var screen = Screen.Output();
        var beside = choice.Labelled > 0 ? string.Create(CultureInfo.InvariantCulture, $", beside {choice.Labelled:N0} that are labelled") : "";
        screen.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{chosen:N0} of {choice.Candidates:N0} pictures chosen by {PictureSelection.Name(way)}{beside}: {path}{(sheet is null ? "" : $", sheet {sheet}")}"));
        screen.WriteLine(!choice.AreFiles ? "These pictures are no files of their own: the column path has their names in the source."
            : choice.Source.HasLabels ? $"Their classes are known and stand in the list, which is a source: --train list:{path}"
            : $"Fill in the column class, and the list is a source: --train list:{path}");
    }

    private static UncertaintyMeasure Measure(string? name) => name switch
    {
        null or "margin" => UncertaintyMeasure.Margin,
        "entropy" => UncertaintyMeasure.Entropy,
        _ => throw new SettingException($"--measure takes margin or entropy, not '{name}'.{NearestName.Suggest(name, ["margin", "entropy"])}"),
    };
}
