using System.CommandLine;
using Selfsame.Cli.Terminal;
using Selfsame.Data.Sources;
using Selfsame.Training;
using Selfsame.Training.Reports;
using Spectre.Console;

namespace Selfsame.Cli.Commands;

/// <summary><c>selfsame report RUN</c>: one page a colleague can read.</summary>
internal static class ReportCommand
{
    internal static Command Create()
    {
        var run = new Argument<string>("RUN") { Description = "A run directory" };
        var train = CommandOptions.Text("--train", "SOURCE", "Labelled pictures to learn from and to find neighbours among (those of the run's --monitor)");
        var test = CommandOptions.Text("--test", "SOURCE", "The pictures to show: on the map, as queries, as mistakes (those of --monitor, else those that the run learnt from)");
        var evaluations = new Option<string[]>("--evaluation") { HelpName = "FILE.json", Description = "What 'evaluate --json' printed elsewhere; what 'evaluate' found of this run is in its folder already. May be repeated" };
        var points = CommandOptions.Number("--points", "N", $"Pictures on the map, at most {RunReport.MostMapPoints} (800)", RunReport.FewestMapPoints);
        var quick = new Option<bool>("--no-pictures") { Description = "Leave out map, neighbours, mistakes and reconstructions: done at once" };
        var output = CommandOptions.Text("--out", "FILE.html", "Where to write the page (RUN/report.html, which is replaced)");
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace the file that --out names" };
        var machine = new MachineOptions();
        var command = new Command("report", "Write one self-contained HTML page about a run") { run, train, test, evaluations, points, quick, output, overwrite };
        machine.AddTo(command);
        command.SetAction(result =>
        {
            var folder = result.GetRequiredValue(run);
            var path = PagePath.Of(result.GetValue(output), Path.Combine(folder, "report.html"), result.GetValue(overwrite));
            if (result.GetValue(points) > RunReport.MostMapPoints)
                throw new SettingException($"--points {result.GetValue(points)}: the map takes at most {RunReport.MostMapPoints} pictures, since its time grows with their square.");
            if (result.GetValue(train) is not null && result.GetValue(test) is null)
                throw new SettingException("--train names pictures to learn from: name those to show with --test SOURCE.");
            var options = new RunReportOptions
            {
                ShowsPictures = !result.GetValue(quick),
                Training = Open(result.GetValue(train)),
                Test = Open(result.GetValue(test)),
                TestName = result.GetValue(test),
                Evaluations = result.GetValue(evaluations) ?? [],
                MapPoints = result.GetValue(points) ?? new RunReportOptions().MapPoints,
                Features = result.GetValue(quick) ? new() : machine.Features(result),
            };
            using var interruption = new Interruption();
            using var status = new StatusLine();
            new RunReport(options).Write(folder, path, status.Say, interruption.Token);
            status.Clear();
            Screen.Output().WriteLine(path);
            return ExitCode.Done;
        });
        return command;
    }

    private static PictureSource? Open(string? specification) => specification is null ? null : PictureSources.Open(specification);
}
