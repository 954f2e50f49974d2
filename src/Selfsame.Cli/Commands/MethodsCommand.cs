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

    private static MethodDocument Document(MethodEntry entry) => new(
        entry.Name,
        entry.Family,
        entry.Summary,
        entry.Paper,
        Backbones(entry),
        [.. MethodSettings.Of(entry).Select(setting => new SettingDocument(setting.Name, setting.Small, setting.Large, setting.Range, setting.Meaning))]);

    private static string[] Backbones(MethodEntry entry)
        => [.. BackboneCatalog.Names.Where(backbone => entry.Backbones.Contains(BackboneCatalog.Family(backbone)))];

    private static void List(IReadOnlyList<MethodEntry> entries)
    {
        var screen = Screen.Output();
        foreach (var family in entries.GroupBy(entry => entry.Family))
        {
            screen.MarkupLine($"[bold underline]{Markup.Escape(family.Key)}[/]");
            var grid = new Grid().AddColumn(new GridColumn().NoWrap().Width(MethodCatalog.All.Max(entry => entry.Name.Length))).AddColumn();
            foreach (var entry in family)
                grid.AddRow(new Markup($"[bold]{Markup.Escape(entry.Name)}[/]"), new Markup($"{Markup.Escape(entry.Summary)} [grey]{Markup.Escape($"{entry.Paper}; {Kinds(entry)}")}[/]"));
            screen.Write(grid);
            screen.WriteLine();
        }

        screen.MarkupLine("[grey]'selfsame methods NAME' shows the settings of one.[/]");
    }

    private static string Kinds(MethodEntry entry) => string.Join(" and ", entry.Backbones.Select(family => family switch
    {
        BackboneFamily.ResNet => "residual networks",
        _ => "vision transformers",
    }));

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
        if (entry.UsesLabels)
            Line("labels", "needed: the encoder learns from them");
        screen.Write(grid);
        screen.WriteLine();
        var settings = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("setting").NoWrap()).AddColumn("at 32 px").AddColumn("at 224 px").AddColumn("range").AddColumn("meaning");
        foreach (var setting in MethodSettings.Of(entry))
            settings.AddRow(new Text(setting.Name), new Text(setting.Small), new Text(setting.Large), new Text(setting.Range), new Text(setting.Meaning));
        screen.Write(settings);
    }
}
