using System.CommandLine;
using Selfsame.Cli.Output;
using Selfsame.Cli.Terminal;
using Selfsame.Data;
using Selfsame.Nn.Backbones;
using Selfsame.SelfSupervised;
using Selfsame.Training;
using Selfsame.Training.Settings;
using Spectre.Console;

namespace Selfsame.Cli.Commands;

/// <summary><c>selfsame methods</c>: what can be trained, and from which paper it is.</summary>
internal static class MethodsCommand
{
    internal static Command Create()
    {
        var name = new Argument<string?>("NAME") { Description = "One method, with its defaults", Arity = ArgumentArity.ZeroOrOne };
        var json = CommandOptions.Json();
        var command = new Command("methods", "List the methods, or describe one") { name, json };
        command.SetAction(result =>
        {
            var entries = result.GetValue(name) is { } one ? [Find(one)] : MethodCatalog.All;
            if (result.GetValue(json))
                JsonOutput.Write([.. entries.Select(Document)], DocumentContext.Default.IReadOnlyListMethodDocument);
            else if (result.GetValue(name) is null)
                List(entries);
            else
                Describe(entries[0]);
            return ExitCode.Done;
        });
        return command;
    }

    private static MethodEntry Find(string name) => MethodCatalog.Find(name)
        ?? throw new SettingException($"There is no method '{name}'.{NearestName.Suggest(name, MethodCatalog.All.Select(entry => entry.Name))} 'selfsame methods' lists them.");

    private static MethodDocument Document(MethodEntry entry) => new(entry.Name, entry.Family, entry.Paper, Backbones(entry));

    private static string[] Backbones(MethodEntry entry)
        => [.. BackboneCatalog.Names.Where(backbone => entry.Backbones.Contains(BackboneCatalog.Family(backbone)))];

    private static void List(IReadOnlyList<MethodEntry> entries)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("method").AddColumn("family").AddColumn("paper").AddColumn("backbones");
        foreach (var entry in entries)
            table.AddRow(new Markup($"[bold]{Markup.Escape(entry.Name)}[/]"), new Text(entry.Family), new Text(entry.Paper), new Text(string.Join(", ", Backbones(entry))));
        Screen.Output().Write(table);
    }

    private static void Describe(MethodEntry entry)
    {
        var screen = Screen.Output();
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        void Line(string name, string value) => grid.AddRow(new Markup($"[grey]{name}[/]"), new Text(value));
        Line("method", entry.Name);
        Line("family", entry.Family);
        Line("paper", entry.Paper);
        Line("idea", entry.Summary);
        Line("backbones", string.Join(", ", Backbones(entry)));
        Line("defaults at 32 px", $"{entry.DefaultOptions(new RecipeContext { ImageSize = 32 })}");
        Line("defaults at 224 px", $"{entry.DefaultOptions(new RecipeContext { ImageSize = 224 })}");
        screen.Write(grid);
    }
}
