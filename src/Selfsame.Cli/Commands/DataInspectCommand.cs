using System.CommandLine;
using Selfsame.Cli.Output;
using Selfsame.Cli.Terminal;
using Selfsame.Data.Sources;

namespace Selfsame.Cli.Commands;

/// <summary><c>selfsame data inspect SOURCE</c>: what a source holds, and what in it cannot be read.</summary>
internal static class DataInspectCommand
{
    internal static Command Create()
    {
        var source = CommandOptions.Source();
        var json = CommandOptions.Json();
        var command = new Command("inspect", "Say what a source of pictures holds, and what in it cannot be read") { source, json };
        command.SetAction(result =>
        {
            using var interruption = new Interruption();
            var inspection = Inspect(PictureSources.Open(result.GetRequiredValue(source)), interruption.Token);
            if (result.GetValue(json)) JsonOutput.Write(inspection, DocumentContext.Default.SourceInspection);
            else InspectionPage.Show(inspection);
            return ExitCode.Done;
        });
        return command;
    }

    private static SourceInspection Inspect(PictureSource source, CancellationToken cancellation)
    {
        using var status = new StatusLine();
        status.Say($"reading {source.Count:N0} {InspectionPage.Samples(source.PicturesPerSample)}");
        var progress = new InspectionProgress(source.Count, status);
        return SourceInspection.Of(source, Environment.ProcessorCount, progress, cancellation);
    }
}
