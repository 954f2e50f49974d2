using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Selfsame.Cli.Output;
using Selfsame.Cli.Terminal;
using Selfsame.Training.Embeddings;
using Selfsame.Training.Search;
using Selfsame.Training.Sheets;
using Spectre.Console;

namespace Selfsame.Cli.Commands;

/// <summary><c>selfsame search RUN|EMBEDDINGS</c>: the pictures that are most like a given one.</summary>
internal static class SearchCommand
{
    internal static Command Create()
    {
        var where = CommandOptions.RunOrEmbeddings();
        var query = new Option<string[]>("--query") { HelpName = "PICTURE", Description = "The picture to look up; may be repeated", Required = true };
        var data = CommandOptions.Text("--data", "SOURCE", "The pictures to search; with embeddings those they were made of, for the sheet (where they were then)");
        var encoder = CommandOptions.Encoder("");
        var neighbours = CommandOptions.Number("--k", "N", "How many pictures to find (10)", 1);
        var output = CommandOptions.Text("--out", "FILE.png", "Where to write a sheet of the query and what was found");
        var overwrite = CommandOptions.Overwrite();
        var machine = new MachineOptions();
        var json = CommandOptions.Json();
        var command = new Command("search", "Find the pictures that are most like a given one") { where, query, data, encoder, neighbours, output, overwrite };
        machine.AddTo(command);
        command.Add(json);
        command.SetAction(result =>
        {
            var watch = Stopwatch.StartNew();
            var sheet = result.GetValue(output);
            if (sheet is not null) SheetFile.Check(sheet, result.GetValue(overwrite));
            var place = result.GetRequiredValue(where);
            using var interruption = new Interruption();
            using var status = new StatusLine();
            var pictures = EncodedPictures.Open(place, result.GetValue(data), machine.Features(result), result.GetValue(encoder));
            var searched = sheet is null ? null : pictures.Pictures;
            var found = new PictureSearch(pictures, result.GetValue(neighbours) ?? 10).Find(
                result.GetRequiredValue(query), done => status.Say(string.Create(CultureInfo.InvariantCulture, $"{done:N0} of {pictures.Count:N0} pictures")), interruption.Token);
            if (sheet is not null) SheetFile.Write(sheet, SearchSheet.ToPng(found, searched!));
            status.Clear();
            LeftOut.Tell(pictures, pictures.Unreadable.Count, "not searched");
            if (result.GetValue(json)) JsonOutput.Write(SearchDocument.Of(place, pictures.EncoderPath, found, sheet, watch.Elapsed.TotalSeconds), DocumentContext.Default.SearchDocument);
            else Show(found, sheet, watch.Elapsed.TotalSeconds);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(SearchResult found, string? sheet, double seconds)
    {
        var screen = Screen.Output();
        for (var query = 0; query < found.Queries.Count; query++)
        {
            screen.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{found.Queries[query]}[/] among {found.Searched:N0} pictures");
            var table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("").RightAligned()).AddColumn(new TableColumn("cosine").RightAligned());
            var hasClasses = found.Hits[query].Any(hit => hit.Class is not null);
            if (hasClasses) table.AddColumn("class");
            table.AddColumn("picture");
            foreach (var (rank, hit) in found.Hits[query].Index())
            {
                List<string> cells = [(rank + 1).ToString(CultureInfo.InvariantCulture), hit.Similarity.ToString("0.000", CultureInfo.InvariantCulture)];
                if (hasClasses) cells.Add(hit.Class ?? "");
                table.AddRow([.. cells.Append(hit.Path).Select(cell => new Text(cell))]);
            }
            screen.Write(table);
        }
        screen.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s{(sheet is null ? "" : $"; sheet: {sheet}")}"));
    }
}
