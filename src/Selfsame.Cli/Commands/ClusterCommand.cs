using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Selfsame.Cli.Output;
using Selfsame.Cli.Terminal;
using Selfsame.Data.Sources;
using Selfsame.Training.Embeddings;
using Selfsame.Training.Grouping;
using Spectre.Console;

namespace Selfsame.Cli.Commands;

/// <summary><c>selfsame cluster RUN|EMBEDDINGS</c>: puts pictures into groups of like ones.</summary>
internal static class ClusterCommand
{
    private const int MostShown = 40;

    internal static Command Create()
    {
        var where = CommandOptions.RunOrEmbeddings();
        var data = CommandOptions.Pictures("The pictures; labels are not needed");
        var groups = CommandOptions.Number("--k", "N", "How many groups", 1);
        groups.Required = true;
        var output = CommandOptions.Text("--out", "DIR", "A folder for groups.csv (path, class, cluster, distance) and the sheets", required: true);
        var seed = CommandOptions.Number("--seed", "N", "Where all chance begins (0)", 0L);
        var overwrite = CommandOptions.Overwrite();
        var machine = new MachineOptions();
        var json = CommandOptions.Json();
        var command = new Command("cluster", "Put pictures into groups of like ones, with a sheet of each group") { where, data, groups, output, seed, overwrite };
        machine.AddTo(command);
        command.Add(json);
        command.SetAction(result =>
        {
            var watch = Stopwatch.StartNew();
            var options = new GroupingOptions { Groups = result.GetValue(groups)!.Value, Seed = result.GetValue(seed) ?? 0 };
            var folder = result.GetRequiredValue(output);
            var name = result.GetRequiredValue(where);
            GroupFiles.Check(folder, result.GetValue(overwrite));
            using var interruption = new Interruption();
            using var status = new StatusLine();
            var pictures = EncodedPictures.Open(name, result.GetValue(data), machine.Features(result));
            using var features = pictures.Features(done => status.Say(string.Create(CultureInfo.InvariantCulture, $"features of {done:N0} of {pictures.Count:N0} pictures")), interruption.Token);
            status.Say("groups");
            var found = PictureGrouping.Of(features, options);
            status.Say("sheets");
            GroupFiles.Write(folder, found, features, pictures.Pictures);
            status.Clear();
            LeftOut.Tell(pictures, pictures.Pictures.Count - features.Count, "in no group");
            if (result.GetValue(json)) JsonOutput.Write(GroupingDocument.Of(name, folder, found, pictures.Pictures, watch.Elapsed.TotalSeconds), DocumentContext.Default.GroupingDocument);
            else Show(folder, found, pictures.Pictures);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(string folder, GroupingResult found, PictureSource source)
    {
        var culture = CultureInfo.InvariantCulture;
        var screen = Screen.Output();
        var table = new Table().Border(TableBorder.Simple);
        foreach (var header in new[] { "group", "pictures", "mean distance" }) table.AddColumn(new TableColumn(header).RightAligned());
        if (found.Agreement is not null) table.AddColumn("commonest class");
        foreach (var group in found.Groups.Take(MostShown))
        {
            List<string> cells = [group.Number.ToString(culture), group.Members.Count.ToString("N0", culture), group.MeanDistance.ToString("0.000", culture)];
            if (found.Agreement is not null) cells.Add(string.Create(culture, $"{source.Classes[group.CommonestClass]} ({100.0 * group.CommonestCount / group.Members.Count:0} %)"));
            table.AddRow([.. cells.Select(cell => new Text(cell))]);
        }
        screen.Write(table);
        if (found.Groups.Count > MostShown) screen.WriteLine($"and {found.Groups.Count - MostShown} smaller groups");
        if (found.Agreement is { } agreement)
            screen.WriteLine(string.Create(culture, $"Labels had no part in this. Compared with them: NMI {agreement.Nmi:0.000}, ARI {agreement.Ari:0.000}, {100 * agreement.Purity:0.0} % in a group of mostly their class."));
        screen.WriteLine($"{folder}: groups.csv, overview.png, a sheet of each group");
    }
}
