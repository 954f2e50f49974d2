using Selfsame.Data.Sources;
using Spectre.Console;

namespace Selfsame.Cli.Terminal;

/// <summary>What an inspection found, as a person reads it.</summary>
internal static class InspectionPage
{
    private const int MostClasses = 20;
    private const int MostListed = 10;

    /// <summary>What samples are called.</summary>
    internal static string Samples(int picturesPerSample) => picturesPerSample switch { 1 => "pictures", 2 => "pairs", _ => "triplets" };

    internal static void Show(SourceInspection found)
    {
        var screen = Screen.Output();
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        void Line(string name, string value, string? style = null) =>
            grid.AddRow(new Markup($"[grey]{name}[/]"), style is null ? new Text(value) : new Text(value, Style.Parse(style)));
        var samples = Samples(found.PicturesPerSample);
        Line("source", found.Description);
        Line(samples, $"{found.Count:N0} ({Size(found.StoredBytes)})");
        if (found.Width is { } width && found.Height is { } height)
        {
            Line("width", Range(width));
            Line("height", Range(height));
            Line("pixels", string.Join('\n', found.Modes.Select(mode => $"{mode.Name}: {mode.Count:N0}")));
        }
        Line("classes", found.Classes.Count > 0 ? Balance(found.Classes) : "none: good for pretraining, not for evaluation");
        if (found.Classes.Count > 0 && found.Unlabelled > 0) Line("no label", $"{found.Unlabelled:N0}", "yellow");
        Line("duplicates", found.DuplicateGroupCount == 0 ? "none" : Duplicates(found, samples), found.ContradictionCount > 0 ? "yellow" : null);
        Line("damaged", found.DamagedCount == 0 ? "none" : $"{found.DamagedCount:N0} ({100.0 * found.DamagedCount / found.Count:0.##} %)", found.DamagedCount > 0 ? "red" : null);
        Line("fingerprint", found.Fingerprint);
        screen.Write(grid);
        List(screen, "equal to each other", [.. found.Duplicates.Select(Names)], found.DuplicateGroupCount);
        List(screen, "not readable", [.. found.Damaged.Select(damaged => Reason(damaged.Identity, damaged.Reason))], found.DamagedCount);
        if (found.Classes.Select(each => each.Count).Distinct().Skip(1).Any()) ShowBalance(screen, found.Classes);
    }

    private static string Range(SizeRange range) =>
        range.Minimum == range.Maximum ? $"{range.Minimum:N0}" : $"{range.Minimum:N0} to {range.Maximum:N0}, median {range.Median:N0}";

    private static string Size(long bytes) => bytes < 1_000_000 ? $"{bytes / 1e3:0.0} kB" : bytes < 1_000_000_000 ? $"{bytes / 1e6:0.0} MB" : $"{bytes / 1e9:0.0} GB";

    private static string Duplicates(SourceInspection found, string samples)
    {
        var groups = found.DuplicateGroupCount == 1 ? "one group" : $"{found.DuplicateGroupCount:N0} groups";
        var labels = found.ContradictionCount == 0 ? "" : $"; in {found.ContradictionCount:N0} of them the classes differ, so that some must be wrong";
        return $"{found.DuplicateCount:N0} {samples} in {groups} of equal ones{labels}";
    }

    private static string Balance(IReadOnlyList<ClassCount> classes)
    {
        int[] sorted = [.. classes.Select(each => each.Count).Order()];
        return classes.Count == 1 ? $"1: {classes[0].Name}"
            : sorted[0] == sorted[^1] ? $"{classes.Count:N0}, each of {sorted[0]:N0}: {First(classes)}"
            : $"{classes.Count:N0}, of {sorted[0]:N0} to {sorted[^1]:N0}, median {sorted[(sorted.Length - 1) / 2]:N0}";
    }

    private static string First(IReadOnlyList<ClassCount> classes) => string.Join(", ", classes.Take(MostClasses).Select(each => each.Name))
        + (classes.Count > MostClasses ? $" and {classes.Count - MostClasses:N0} more" : "");

    private static string Names(DuplicateGroup group) =>
        string.Join(" = ", group.Identities.Take(3)) + (group.Count > 3 ? $" and {group.Count - 3:N0} more" : "") + (group.HasDifferentLabels ? " (different classes)" : "");

    // Reasons mostly begin with the file, whose path may be longer than the rest.
    private static string Reason(string identity, string reason)
    {
        var end = reason.IndexOf($"{identity}: ", StringComparison.Ordinal);
        return end < 0 ? reason : reason[end..];
    }

    private static void List(IAnsiConsole screen, string heading, IReadOnlyList<string> lines, int count)
    {
        if (lines.Count == 0) return;
        screen.WriteLine();
        screen.MarkupLine($"[grey]{heading}[/]");
        foreach (var line in lines.Take(MostListed)) screen.Write(new Padder(new Text(line)).Padding(2, 0, 0, 0));
        if (count > MostListed) screen.WriteLine($"  and {count - MostListed:N0} more; --json lists them");
    }

    // Bars are drawn by the share of the largest class, which makes an imbalance plain.
    private static void ShowBalance(IAnsiConsole screen, IReadOnlyList<ClassCount> classes)
    {
        const int Bar = 30;
        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumn("class").AddColumn(new TableColumn("count").RightAligned()).AddColumn("");
        var shown = classes.Count <= MostClasses ? classes : [.. classes.OrderByDescending(each => each.Count).ThenBy(each => each.Name, StringComparer.Ordinal).Take(MostClasses)];
        var most = shown.Max(each => each.Count);
        foreach (var each in shown)
            table.AddRow(new Text(each.Name), new Text($"{each.Count:N0}"), new Text(new string('\u2588', (int)Math.Round((double)Bar * each.Count / most)), Style.Parse("blue")));
        screen.WriteLine();
        screen.MarkupLine($"[grey]{(classes.Count > MostClasses ? "largest classes" : "classes")}[/]");
        screen.Write(new Padder(table).Padding(2, 0, 0, 0));
        if (classes.Count > MostClasses)
            screen.WriteLine($"  and {classes.Count - MostClasses:N0} more with {classes.Sum(each => (long)each.Count) - shown.Sum(each => (long)each.Count):N0} together; --json lists them");
    }
}
