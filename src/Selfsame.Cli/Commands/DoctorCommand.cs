using System.CommandLine;
using Selfsame.Cli.Output;
using Selfsame.Cli.Terminal;
using Selfsame.Training.Diagnosis;
using Spectre.Console;

namespace Selfsame.Cli.Commands;

/// <summary><c>selfsame doctor</c>: what was found on this machine and how to mend what is missing.</summary>
internal static class DoctorCommand
{
    internal static Command Create()
    {
        var json = CommandOptions.Json();
        var command = new Command("doctor", "Say what was found on this machine and how to mend what is missing") { json };
        command.SetAction(result =>
        {
            var findings = MachineDiagnosis.Run();
            var healthy = MachineDiagnosis.IsHealthy(findings);
            if (result.GetValue(json)) JsonOutput.Write(new DoctorDocument(healthy, findings), DocumentContext.Default.DoctorDocument);
            else Show(findings);
            return healthy ? ExitCode.Done : ExitCode.Fault;
        });
        return command;
    }

    private static void Show(IReadOnlyList<Finding> findings)
    {
        var screen = Screen.Output();
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var finding in findings)
        {
            var mark = finding.Status switch
            {
                FindingStatus.Good => "[green]ok[/]",
                FindingStatus.Warning => "[yellow]slow[/]",
                _ => "[red]missing[/]",
            };
            grid.AddRow(new Markup(mark), new Markup($"[grey]{finding.Name}[/]"), new Text(finding.Value));
            if (finding.Mend.Length > 0) grid.AddRow(new Text(""), new Text(""), new Markup($"[yellow]{Markup.Escape(finding.Mend)}[/]"));
        }
        screen.Write(grid);
    }
}
