using System.CommandLine;
using Selfsame.Cli.Terminal;
using Selfsame.Training.Reports.Comparison;
using Spectre.Console;

namespace Selfsame.Cli.Commands;

/// <summary><c>selfsame compare RUN RUN...</c>: runs side by side.</summary>
internal static class CompareCommand
{
    internal static Command Create()
    {
        var runs = new Argument<string[]>("RUN") { Description = $"Two run directories or more, at most {RunComparison.MostRuns}", Arity = ArgumentArity.OneOrMore };
        var output = CommandOptions.Text("--out", "FILE.html", "Also write a page, with their curves over one another");
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace the file that --out names" };
        var command = new Command("compare", "Set runs side by side: settings that differ, how they ended, what evaluations found") { runs, output, overwrite };
        command.SetAction(result =>
        {
            var path = PagePath.Of(result.GetValue(output), "", result.GetValue(overwrite));
            var comparison = RunComparison.Of(result.GetRequiredValue(runs));
            var screen = Screen.Output();
            ComparisonTable.Show(screen, comparison);
            if (!comparison.HasSomethingInCommon)
                Console.Error.WriteLine("selfsame: these runs measured nothing in common and were not judged on the same pictures: only their settings can be compared. 'selfsame evaluate' judges each of them.");
            if (path.Length > 0)
            {
                ComparisonReport.Write(comparison, path);
                screen.WriteLine(path);
            }
            return ExitCode.Done;
        });
        return command;
    }
}
