using System.CommandLine;
using Selfsame.Cli.Terminal;
using Selfsame.Training.Reports;
using Spectre.Console;

namespace Selfsame.Cli.Commands;

/// <summary><c>selfsame report RUN</c>: one page a colleague can read.</summary>
internal static class ReportCommand
{
    internal static Command Create()
    {
        var run = new Argument<string>("RUN") { Description = "A run directory" };
        var output = CommandOptions.Text("--out", "FILE", "Where to write the page (RUN/report.html)");
        var command = new Command("report", "Write one self-contained HTML page about a run") { run, output };
        command.SetAction(result =>
        {
            var folder = result.GetRequiredValue(run);
            var path = result.GetValue(output) ?? Path.Combine(folder, "report.html");
            RunReport.Write(folder, path);
            Screen.Output().WriteLine(path);
            return ExitCode.Done;
        });
        return command;
    }
}
