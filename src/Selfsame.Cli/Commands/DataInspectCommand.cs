using System.CommandLine;
using Selfsame.Cli.Output;
using Selfsame.Cli.Terminal;
using Selfsame.Data.Sources;
using Spectre.Console;

namespace Selfsame.Cli.Commands;

/// <summary><c>selfsame data inspect SOURCE</c>: what a source holds, and what in it cannot be read.</summary>
internal static class DataInspectCommand
{
    private const int MostClasses = 20;
    private const int MostListed = 10;

    internal static Command Create()
    {
        var source = CommandOptions.Source();
        var json = CommandOptions.Json();
        var command = new Command("inspect", "Say what a source of pictures holds, and what in it cannot be read") { source, json };
        command.SetAction(result =>
        {
            var inspection = SourceInspection.Of(PictureSources.Open(result.GetRequiredValue(source)), Environment.ProcessorCount);
            if (result.GetValue(json)) JsonOutput.Write(inspection, DocumentContext.Default.SourceInspection);
            else Show(inspection);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(SourceInspection inspection)
    {
        var screen = Screen.Output();
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        void Line(string name, string value) => grid.AddRow(new Markup($"[grey]{name}[/]"), new Text(value));
        Line("source", inspection.Description);
        Line("pictures", $"{inspection.Count:N0} ({inspection.StoredBytes / 1e6:0.0} MB)");
        if (inspection.Width is { } width && inspection.Height is { } height)
        {
            Line("width", Range(width));
            Line("height", Range(height));
            Line("pixels", string.Join("; ", inspection.Modes.Select(mode => $"{mode.Name}: {mode.Count:N0}")));
        }
        Line("classes", inspection.Classes.Count > 0 ? Classes(inspection) : "none: good for pretraining, not for evaluation");
        if (inspection.Classes.Count > 0 && inspection.Unlabelled > 0) Line("no label", $"{inspection.Unlabelled:N0}");
        Line("fingerprint", inspection.Fingerprint);
        Line("duplicates", inspection.Duplicates.Count == 0 ? "none" : Duplicates(inspection));
        Line("damaged", inspection.DamagedCount == 0 ? "none" : $"{inspection.DamagedCount:N0}");
        screen.Write(grid);
        foreach (var damaged in inspection.Damaged.Take(MostListed)) screen.WriteLine($"  {damaged.Reason}");
        if (inspection.DamagedCount > MostListed) screen.WriteLine($"  and {inspection.DamagedCount - MostListed:N0} more (--json lists all)");
    }

    private static string Range(SizeRange range) =>
        range.Minimum == range.Maximum ? $"{range.Minimum}" : $"{range.Minimum} to {range.Maximum}, median {range.Median}";

    private static string Duplicates(SourceInspection inspection)
    {
        var pictures = inspection.Duplicates.Sum(group => group.Identities.Count);
        var mixed = inspection.Duplicates.Count(group => group.HasDifferentLabels);
        var labels = mixed == 0 ? "" : $", {mixed:N0} with different labels";
        return $"{inspection.Duplicates.Count:N0} groups of equal pictures, {pictures:N0} pictures in all{labels} (--json lists them)";
    }

    private static string Classes(SourceInspection inspection)
    {
        var shown = string.Join(", ", inspection.Classes.Take(MostClasses).Select(each => $"{each.Name} {each.Count:N0}"));
        var more = inspection.Classes.Count > MostClasses ? $" and {inspection.Classes.Count - MostClasses} more" : "";
        return $"{inspection.Classes.Count}: {shown}{more}";
    }
}
