using System.CommandLine;
using Selfsame.Cli.Output;
using Selfsame.Cli.Terminal;
using Selfsame.Training.Diagnosis;
using Spectre.Console;

namespace Selfsame.Cli.Commands;

/// <summary><c>selfsame data inspect SOURCE</c>: what a source holds, and what in it cannot be read.</summary>
internal static class DataInspectCommand
{
    private const int MostClasses = 20;
    private const int MostDamaged = 10;

    internal static Command Create()
    {
        var source = CommandOptions.Source();
        var json = CommandOptions.Json();
        var command = new Command("inspect", "Say what a source of pictures holds, and what in it cannot be read") { source, json };
        command.SetAction(result =>
        {
            var inspection = SourceInspection.Of(result.GetRequiredValue(source));
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
        Line("pictures", $"{inspection.Count:N0} ({inspection.Bytes / 1e6:0.0} MB)");
        if (inspection.Width is { } width && inspection.Height is { } height)
        {
            Line("width", $"{width}");
            Line("height", $"{height}");
            Line("channels", $"{string.Join(", ", inspection.Channels)} of {string.Join(", ", inspection.BitsPerChannel)} bits");
        }
        Line("classes", inspection.Labelled ? Classes(inspection) : "none: good for pretraining, not for evaluation");
        Line("fingerprint", inspection.Fingerprint);
        Line("read", inspection.Read == inspection.Count ? "all pictures" : $"{inspection.Read:N0} of them, evenly taken");
        Line("damaged", inspection.DamagedCount == 0 ? "none" : $"{inspection.DamagedCount:N0}");
        screen.Write(grid);
        foreach (var damaged in inspection.Damaged.Take(MostDamaged)) screen.WriteLine($"  {damaged.Reason}");
        if (inspection.DamagedCount > MostDamaged) screen.WriteLine($"  and {inspection.DamagedCount - MostDamaged:N0} more (--json lists a hundred)");
    }

    private static string Classes(SourceInspection inspection)
    {
        var shown = string.Join(", ", inspection.Classes.Take(MostClasses).Select(each => $"{each.Name} {each.Count:N0}"));
        var more = inspection.Classes.Count > MostClasses ? $" and {inspection.Classes.Count - MostClasses} more" : "";
        return $"{inspection.Classes.Count}: {shown}{more}";
    }
}
