using System.Globalization;
using System.Text.Json;
using Selfsame.Training.Runs;

namespace Selfsame.Training.Reports;

/// <summary>The page about one run: what was trained on what, how it went, and how to repeat it.</summary>
public static class RunReport
{
    /// <summary>Writes the page from what the run left behind; the run may still be going on.</summary>
    /// <param name="folder">The run directory.</param>
    /// <param name="path">The .html file; replaced where there is one.</param>
    /// <exception cref="SettingException">The folder is not a run.</exception>
    public static void Write(string folder, string path)
    {
        var run = RunDirectory.Open(folder);
        var curves = MetricsFile.Read(run.MetricsFile);
        using var document = File.Exists(run.RunFile) ? Parse(run.RunFile) : JsonDocument.Parse("{}");
        var root = document.RootElement;
        var settings = root.TryGetProperty("settings", out var own) ? own : root;
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var report = new HtmlReport(name, Summary(settings)).Section("At a glance").Add(Figures(curves));
        AddCurves(report, curves);
        report.Section("Settings", "Everything the run was told, and what its method's recipe chose for the rest.").Add(SettingTable.Of(settings));
        AddMachine(report, root);
        report.Section("Repeat it").AddCode(
            $"selfsame pretrain {Text(settings, "method", "name") ?? "METHOD"} --config {run.RunFile} --out runs/{name}-again\n" +
            $"selfsame evaluate {folder} --train SOURCE --test SOURCE --protocols knn,linear");
        report.Save(path);
    }

    /// <summary>The charts of a run, ready to be put into another page.</summary>
    internal static void AddCurves(HtmlReport report, IReadOnlyList<Curve> curves)
    {
        var charts = RunCurves.Charts(curves);
        if (charts.Count == 0) return;
        report.Section("How it went", "Measured while it trained, over optimizer steps. Faint lines are single measurements, strong ones their running mean.");
        foreach (var chart in charts) report.Add(chart);
    }

    private static JsonDocument Parse(string path)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllText(path));
        }
        catch (JsonException error)
        {
            throw new SettingException($"{path} is damaged: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    private static string Summary(JsonElement settings)
    {
        var method = Text(settings, "method", "name") ?? Text(settings, "method") ?? "an encoder";
        var length = Text(settings, "steps") is { } steps ? $"{steps} steps" : $"{Text(settings, "epochs")} epochs";
        return $"{method} on {Text(settings, "data")}: {Text(settings, "backbone", "name")} at {Text(settings, "imageSize")} pixels, {length} of batches of {Text(settings, "batchSize")}, without a single label.";
    }

    private static List<ReportFigure> Figures(IReadOnlyList<Curve> curves)
    {
        var figures = new List<ReportFigure>();
        void Add(string title, string name, Func<double, string> format)
        {
            if (curves.FirstOrDefault(curve => curve.Name == name) is { Points.Count: > 0 } curve) figures.Add(new ReportFigure(title, format(curve.Last)));
        }
        Add("k-NN accuracy", "eval/knn/top1", Percent);
        Add("linear probe", "eval/linear/top1", Percent);
        Add("loss", "epoch/loss", value => value.ToString("0.000", CultureInfo.InvariantCulture));
        Add("effective rank", "health/rank", value => value.ToString("0.0", CultureInfo.InvariantCulture));
        Add("pictures a second", "epoch/samples-per-second", value => value.ToString("#,0", CultureInfo.InvariantCulture));
        if (curves.Count > 0) figures.Add(new ReportFigure("steps", curves.Max(curve => curve.Points[^1].Step).ToString("#,0", CultureInfo.InvariantCulture)));
        return figures;
    }

    private static void AddMachine(HtmlReport report, JsonElement root)
    {
        var rows = new List<IReadOnlyList<string>>();
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("settings", out _))
        {
            foreach (var property in root.EnumerateObject().Where(property => property.Name != "settings"))
            {
                if (property.Value.ValueKind == JsonValueKind.Object) rows.AddRange(SettingTable.Of(property.Value).Rows.Select(row => (string[])[$"{property.Name}.{row[0]}", row[1]]));
                else rows.Add([property.Name, property.Value.ToString()]);
            }
        }
        if (rows.Count > 0) report.Section("Machine and data", "Where it ran and on what.").Add(new ReportTable(["what", "found"], rows));
    }

    private static string? Text(JsonElement element, params string[] path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element)) return null;
        }
        return element.ValueKind is JsonValueKind.Object or JsonValueKind.Null ? null : element.ToString();
    }

    private static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
