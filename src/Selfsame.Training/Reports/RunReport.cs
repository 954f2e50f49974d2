using System.Globalization;
using System.Text.Json;
using Selfsame.Training.Reports.Evaluations;
using Selfsame.Training.Reports.Pictures;

namespace Selfsame.Training.Reports;

/// <summary>The page about one run: what was trained on what, what that is good for, how it went, and how to repeat it.</summary>
/// <param name="options">What to look at besides the run.</param>
public sealed class RunReport(RunReportOptions options)
{
    /// <summary>Largest number of points on the map.</summary>
    public const int MostMapPoints = 1500;

    /// <summary>Smallest number of points on the map.</summary>
    public const int FewestMapPoints = 8;

    /// <summary>Writes the page; the run may still be going on.</summary>
    /// <param name="folder">The run directory.</param>
    /// <param name="path">The .html file; replaced where there is one.</param>
    /// <param name="progress">Told, in a few words, what is being done; may be null.</param>
    /// <param name="cancellation">Stops between two parts.</param>
    /// <exception cref="SettingException">The folder is not a run, or an evaluation cannot be read.</exception>
    /// <exception cref="Data.DataException">The pictures that were named cannot be read, or do not fit together.</exception>
    /// <exception cref="StorageException">The page cannot be written.</exception>
    public void Write(string folder, string path, Action<string>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MapPoints, FewestMapPoints);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MapPoints, MostMapPoints);
        var run = RunAccount.Read(folder, options.Evaluations);
        var pictures = options.ShowsPictures ? new PictureSections(options, run, progress, cancellation) : null;
        var report = new HtmlReport(run.Name, Summary(run)).Section("At a glance").Add(Figures(run, pictures?.ProbeAccuracy, options.TestName));
        EvaluationSections.Add(report, run.Directory, run.Evaluations);
        if (run is { Evaluations.Count: 0, Classifier: null })
            report.AddText($"How good the encoder is, beside networks that learnt nothing, is not known yet: 'selfsame evaluate {folder} --train SOURCE --test SOURCE' finds out, and the next page shows it.");
        pictures?.Add(report);
        AddCurves(report, run.Curves, RunHealth.Of(run));
        AddSettings(report, run);
        report.Section("Repeat it").AddCode(RepeatCommands.Of(run, folder));
        report.Save(path);
    }

    /// <summary>Writes the page that a run leaves at its end: without pictures, which need the encoder once more.</summary>
    /// <param name="folder">The run directory.</param>
    /// <param name="path">The .html file; replaced where there is one.</param>
    /// <exception cref="SettingException">The folder is not a run.</exception>
    public static void Write(string folder, string path) => new RunReport(new RunReportOptions { ShowsPictures = false }).Write(folder, path, null);

    /// <summary>The charts of a run, ready to be put into another page.</summary>
    internal static void AddCurves(HtmlReport report, IReadOnlyList<Curve> curves, ReportTable? health = null)
    {
        report.Section("How it went", curves.Count == 0 ? "Nothing was measured: the run has no metrics.jsonl, or has not come to its first line." :
            "Measured while it trained, over optimizer steps. Faint lines are single measurements, strong ones their running mean.");
        if (health is not null) report.Add(health);
        foreach (var chart in RunCurves.Charts(curves)) report.Add(chart);
    }

    private static string Summary(RunAccount run)
    {
        if (!run.HasRecord) return "An encoder without a record of how it was trained: the folder has no run.json.";
        if (run.Classifier is { } classifier) return classifier.Summary;
        var length = run.Setting("steps") is { } steps ? Count(steps, "step") : Count(run.Setting("epochs") ?? "?", "epoch");
        return $"{run.Method} on {run.Data}: {run.Setting("backbone", "name")} at {run.Setting("imageSize")} pixels, {length} of batches of {run.Setting("batchSize")}"
            + (run.WasToldLabels ? "." : ", without a single label.");

        static string Count(string number, string unit) => $"{(long.TryParse(number, CultureInfo.InvariantCulture, out var whole) ? NumberText.Whole(whole) : number)} {unit}{(number == "1" ? "" : "s")}";
    }

    private static List<ReportFigure> Figures(RunAccount run, double? probe, string? test)
    {
        var figures = new List<ReportFigure>();
        void Add(string title, double? value, Func<double, string> format)
        {
            if (value is not null) figures.Add(new ReportFigure(title, format(value.Value)));
        }

        if (run.Classifier is { } classifier) figures.AddRange(classifier.Figures);
        else AddOfEncoder();
        Add("loss", run.Last("epoch/loss") ?? run.Last("loss/total"), NumberText.Short);
        Add("effective rank", run.Last("health/rank"), value => value.ToString("0.0", CultureInfo.InvariantCulture));
        Add("pictures a second", run.Last("epoch/samples-per-second"), NumberText.Whole);
        if (run.Classifier is null) Add("pictures learnt from", JsonText.Number(run.Record, "data", "count"), NumberText.Whole);
        Add("optimizer steps", run.Steps > 0 ? run.Steps : null, NumberText.Whole);
        return figures;

        void AddOfEncoder()
        {
            var rows = EvaluationGroup.Foremost(EvaluationGroup.Of(run.Evaluations), test)?.Rows ?? [];
            double? Evaluated(string protocol) => rows.FirstOrDefault(row => row.Protocol == protocol && row.Name.Length == 0)?.Pretrained.Value;
            Add("accuracy of k-NN", Evaluated("knn") ?? run.Last("eval/knn/top1"), NumberText.Percent);
            Add("accuracy of a linear probe", Evaluated("linear") ?? probe ?? run.Last("eval/linear/top1"), NumberText.Percent);
            if (rows.FirstOrDefault(row => row is { Protocol: "linear" or "knn", Name: "" }) is { Bought: { } bought } row) figures.Add(new ReportFigure($"points bought, by {row.Title.Replace('-', '\u2011')}", NumberText.Points(bought)));
        }
    }

    private static void AddSettings(HtmlReport report, RunAccount run)
    {
        if (!run.HasRecord) return;
        report.Section("Settings", run.Classifier is null ? "Everything the run was told, what its method's recipe chose for the rest, and where it ran." : "Everything the run was told, what came of it, and where it ran.");
        report.AddFolded("Settings", SettingTable.Of(run.Settings));
        var rows = new List<IReadOnlyList<string>>();
        foreach (var property in run.Record.EnumerateObject().Where(property => property.Name is not "settings" and not "recipe" and not "classifier" and not "result"))
        {
            if (property.Value.ValueKind == JsonValueKind.Object) rows.AddRange(SettingTable.Of(property.Value).Rows.Select(row => (string[])[$"{property.Name}.{row[0]}", row[1]]));
            else rows.Add([property.Name, property.Value.ToString()]);
        }

        if (run.Classifier is not null && JsonText.Find(run.Record, "result") is { ValueKind: JsonValueKind.Object } result) report.AddFolded("Result", SettingTable.Of(result));
        if (rows.Count > 0) report.AddFolded("Machine and data", new ReportTable(["what", "found"], rows) { IsOfWords = true });
        if (JsonText.Find(run.Record, "recipe") is { ValueKind: JsonValueKind.Object } recipe) report.AddFolded("Views and steps of the recipe", SettingTable.Of(recipe));
    }
}
