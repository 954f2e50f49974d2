using System.Globalization;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Reports.Evaluations;

namespace Selfsame.Training.Reports.Comparison;

/// <summary>Several runs side by side: where their settings differ, how they ended, what they are good for.</summary>
public sealed class RunComparison
{
    /// <summary>Most runs that are told apart.</summary>
    public const int MostRuns = 12;

    // Where a run lies and how fast its machine is says nothing of what it learnt.
    private static readonly string[] s_silent = ["out", "workers", "threads", "keepCheckpoints", "logEvery", "checkpointEvery", "expected"];

    private RunComparison(IReadOnlyList<RunAccount> runs, IReadOnlyList<string> names)
    {
        (Runs, Names) = (runs, names);
        (Differences, Same) = CompareSettings();
        Endings = CompareEndings();
        Scores = [.. CompareScores()];
        SharedCurves = [.. runs.SelectMany(run => run.Curves.Select(curve => curve.Name)).CountBy(name => name).Where(each => each.Value > 1).Select(each => each.Key)];
    }

    /// <summary>A name for each run, as short as can be to tell them apart.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Settings in which they differ; null where there are none.</summary>
    public ComparisonPart? Differences { get; }

    /// <summary>How they ended; null where nothing was measured.</summary>
    public ComparisonPart? Endings { get; }

    /// <summary>What evaluations found, a part for each pair of sets that at least one run was judged on.</summary>
    public IReadOnlyList<ComparisonPart> Scores { get; }

    /// <summary>Whether there is anything but settings to compare: a quantity that two runs measured, or pictures that two were judged on.</summary>
    public bool HasSomethingInCommon => SharedCurves.Count > 0 || SharedScores;

    /// <summary>Settings that are alike in all runs, as path and value.</summary>
    internal IReadOnlyList<(string Path, string Value)> Same { get; }

    /// <summary>The runs.</summary>
    internal IReadOnlyList<RunAccount> Runs { get; }

    /// <summary>Quantities that two runs or more measured.</summary>
    internal IReadOnlyList<string> SharedCurves { get; }

    /// <summary>Whether all runs are of one method, so that their losses mean the same.</summary>
    internal bool IsOneMethod => Runs.Select(run => run.Method).Distinct().Count() == 1;

    private bool SharedScores { get; set; }

    /// <summary>Reads runs.</summary>
    /// <param name="folders">Their folders, from 2 to <see cref="MostRuns"/>.</param>
    /// <exception cref="SettingException">There are too few or too many, one stands there twice, or one is not a run.</exception>
    public static RunComparison Of(IReadOnlyList<string> folders)
    {
        if (folders.Count < 2) throw new SettingException("A comparison needs two runs or more: selfsame compare RUN RUN...");
        if (folders.Count > MostRuns) throw new SettingException($"{folders.Count} runs are too many to tell apart: name {MostRuns} at most.");
        var full = folders.Select(folder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))).ToArray();
        if (full.GroupBy(path => path).FirstOrDefault(group => group.Count() > 1) is { } twice) throw new SettingException($"{twice.Key} is named twice: a run is like itself.");
        return new RunComparison([.. folders.Select(folder => RunAccount.Read(folder, []))], RunNames.Of(full));
    }

    private (ComparisonPart? Differences, IReadOnlyList<(string Path, string Value)> Same) CompareSettings()
    {
        var settings = Runs.Select(run => SettingTable.Of(run.Settings).Rows.ToDictionary(row => row[0], row => row[1])).ToArray();
        var (rows, same) = (new List<ComparisonRow>(), new List<(string, string)>());
        foreach (var path in settings.SelectMany(each => each.Keys).Distinct().Where(path => !s_silent.Contains(path)))
        {
            string[] values = [.. settings.Select(each => each.GetValueOrDefault(path, ""))];
            if (values.Distinct().Count() > 1) rows.Add(new ComparisonRow(path, values));
            else same.Add((path, values[0]));
        }

        return (rows.Count == 0 ? null : new ComparisonPart("Settings that differ", "", rows), same);
    }

    private ComparisonPart? CompareEndings()
    {
        var rows = new List<ComparisonRow>();
        void Add(string name, Func<RunAccount, double?> value, Func<double, string> text, int better = 0)
        {
            double?[] values = [.. Runs.Select(value)];
            if (values.Any(each => each is not null)) rows.Add(new ComparisonRow(name, [.. values.Select(each => each is null ? "" : text(each.Value))], Best(values, better)));
        }

        Add("optimizer steps", run => run.Steps > 0 ? run.Steps : null, NumberText.Whole);
        if (IsOneMethod) Add("loss", run => run.Last("epoch/loss") ?? run.Last("loss/total"), NumberText.Short, -1);
        Add("right on its test pictures", run => run.Classifier?.TestAccuracy, NumberText.Percent);
        Add("k-NN while it trained", run => run.Last("eval/knn/top1"), NumberText.Percent, 1);
        Add("linear probe while it trained", run => run.Last("eval/linear/top1"), NumberText.Percent, 1);
        Add("puzzles solved", run => run.Last("task/accuracy"), NumberText.Percent);
        Add("effective rank", run => run.Last("health/rank"), value => value.ToString("0.0", CultureInfo.InvariantCulture));
        Add("redundancy", run => run.Last("health/redundancy"), NumberText.Short);
        Add("diversity of made pictures", run => run.Last("health/diversity"), NumberText.Short);
        Add("pictures a second", run => run.Last("epoch/samples-per-second"), NumberText.Whole);
        Add("time, minutes", run => run.Curves.FirstOrDefault(curve => curve.Name == "epoch/seconds")?.Points.Sum(point => point.Value) / 60, value => value.ToString("0.0", CultureInfo.InvariantCulture));
        return rows.Count == 0 ? null : new ComparisonPart("At the end", IsOneMethod ? "" : "The losses of different methods measure different things and are left out.", rows);
    }

    private IEnumerable<ComparisonPart> CompareScores()
    {
        var groups = Runs.Select(run => EvaluationGroup.Of(run.Evaluations)).ToArray();
        var judged = Runs.Select(run => run.Evaluations.Where(each => each.Rows.Count > 0 || NetworkFigures.Of(each.Document).Count > 0).ToArray()).ToArray();
        foreach (var kind in judged.SelectMany(each => each).DistinctBy(each => (each.Training, each.Test)).OrderBy(IsRemembered))
        {
            SharedScores |= judged.Count(each => each.Any(kind.IsLike)) > 1;
            var own = groups.Select(each => EvaluationGroup.Foremost(each.Where(group => group.Last.IsLike(kind)))).ToArray();
            var (rows, bars) = (new List<ComparisonRow>(), new List<BarGroup>());
            foreach (var row in own.OfType<EvaluationGroup>().SelectMany(each => each.Rows).DistinctBy(row => (row.Protocol, row.Name, row.Unit)))
            {
                var found = own.Select(each => each?.Rows.FirstOrDefault(row.IsLike)).ToArray();
                var better = row.Unit == ScoreUnit.Error ? -1 : 1;
                rows.Add(new ComparisonRow(row.Title, Texts(found, each => each.Pretrained), Best([.. found.Select(each => each?.Pretrained.Value)], better)));
                if (row is { Unit: ScoreUnit.Share, Name: "" } && found.Count(each => each is not null) > 1)
                    bars.Add(new BarGroup(row.Title, [.. found.Select(each => each?.Pretrained.Value ?? double.NaN)]));
                if (found.Any(each => each?.Random is not null)) rows.Add(new ComparisonRow("    at random initialisation", Texts(found, each => each.Random)));
                if (found.Any(each => each?.Scratch is not null)) rows.Add(new ComparisonRow("    from scratch", Texts(found, each => each.Scratch)));
                if (found.Any(each => each?.Pixels is not null)) rows.Add(new ComparisonRow("    raw pixels", Texts(found, each => each.Pixels)));
            }

            rows.AddRange(CompareNetworks(kind));
            var layers = own.OfType<EvaluationGroup>().Select(each => each.Last.Layer).Distinct().ToArray();
            string[] remarks =
            [
                EvaluationSections.Setting(own.OfType<EvaluationGroup>().FirstOrDefault()?.Last ?? kind),
                .. layers.Length > 1 ? [$"The layers differ: {string.Join(", ", layers)}."] : Array.Empty<string>(),
                .. Likes(kind).SelectMany(each => each.Notes).Where(SharedPictures.IsSaidBy).Distinct(),
            ];
            yield return new ComparisonPart("What they are good for", string.Join(' ', remarks.Where(remark => remark.Length > 0)), rows) { Bars = bars };
        }

        IEnumerable<KeptEvaluation> Likes(KeptEvaluation kind) => judged.SelectMany(each => each).Where(kind.IsLike);
        bool IsRemembered(KeptEvaluation kind) => Likes(kind).SelectMany(each => each.Notes).Any(SharedPictures.IsSaidBy);

        static string[] Texts(ScoreRow?[] found, Func<ScoreRow, ScoreValue?> which) => Array.ConvertAll(found, each => each is not null && which(each) is { } value ? value.Text(each.Unit) : "");
    }

    // Of whole networks the fine-tuned one first: what learnt from the same labels in other ways stands below it.
    private IEnumerable<ComparisonRow> CompareNetworks(KeptEvaluation kind)
    {
        var own = Runs.Select(run => NetworkFigures.Of(run.Evaluations.Where(each => each.IsLike(kind)))).ToArray();
        foreach (var figure in own.SelectMany(each => each).DistinctBy(each => (each.Protocol, each.Name)))
        {
            var found = own.Select(each => each.FirstOrDefault(other => (other.Protocol, other.Name) == (figure.Protocol, figure.Name))).ToArray();
            yield return new ComparisonRow(figure.Title, Texts(each => each.Finetuned), Best([.. found.Select(each => each?.Finetuned.Value)], 1));
            if (found.Any(each => each?.Linear is not null)) yield return new ComparisonRow("    linear", Texts(each => each.Linear));
            if (found.Any(each => each?.Scratch is not null)) yield return new ComparisonRow("    from scratch", Texts(each => each.Scratch));
            if (found.Any(each => each?.RandomLinear is not null)) yield return new ComparisonRow("    random, linear", Texts(each => each.RandomLinear));

            string[] Texts(Func<NetworkFigure, ScoreValue?> which) => Array.ConvertAll(found, each => each is not null && which(each) is { } value ? value.Text(ScoreUnit.Share) : "");
        }
    }

    private static int Best(double?[] values, int better)
    {
        if (better == 0 || values.Count(each => each is not null) < 2) return -1;
        var best = -1;
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is { } value && (best < 0 || value * better > values[best] * better)) best = i;
        }

        return best;
    }
}
