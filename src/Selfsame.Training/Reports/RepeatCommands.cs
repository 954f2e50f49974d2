using Selfsame.Training.Evaluation;
using Selfsame.Training.Reports.Evaluations;

namespace Selfsame.Training.Reports;

/// <summary>The commands that make a run, its evaluations and its page once more.</summary>
internal static class RepeatCommands
{
    internal static string Of(RunAccount run, string folder)
    {
        var (own, again) = (ShellWord.Of(folder), ShellWord.Of($"runs/{run.Name}-again"));
        var lines = new List<string>();
        if (run.Classifier is { } classifier) lines.Add(classifier.Command(again));
        else if (run.HasRecord) lines.Add($"selfsame pretrain {run.Method} --config {ShellWord.Of(run.Directory.RunFile)} --out {again}");
        lines.AddRange(run.Evaluations
            .GroupBy(each => (From: Training(each), each.Test, Arguments: string.Join(' ', each.Arguments.Select(ShellWord.Of))))
            .Select(group => Evaluate(own, group.Key.From, group.Key.Test, group.SelectMany(each => each.Protocols).Distinct(), group.Key.Arguments)));
        if (run.Evaluations.Count == 0) lines.Add(run.Classifier is null ? $"selfsame evaluate {own} --train SOURCE --test SOURCE" : $"selfsame evaluate {own} --test SOURCE --protocols classify");
        var shown = run.Evaluations.LastOrDefault(each => each is { Training: not null, Test: not null }) ?? run.Evaluations.LastOrDefault();
        var isNamed = shown is not null || run.Classifier is null;
        lines.Add($"selfsame report {own}{(isNamed && (shown is null || Training(shown).Length > 0) ? $" --train {Source(shown?.Training)}" : "")}{(isNamed ? $" --test {Source(shown?.Test)}" : "")}");
        return string.Join('\n', lines);
    }

    private static string Evaluate(string run, string training, string? test, IEnumerable<string> protocols, string arguments) =>
        $"selfsame evaluate {run}{(training.Length > 0 ? $" --train {training}" : "")} --test {Source(test)} --protocols {string.Join(',', protocols)}{(arguments.Length > 0 ? " " : "")}{arguments}";

    // What learnt from pictures without a name needs some all the same.
    private static string Training(KeptEvaluation evaluation) =>
        evaluation.Training is null && !evaluation.Protocols.Any(each => EvaluationProtocols.All.FirstOrDefault(known => known.Name == each) is { Learns: true }) ? "" : Source(evaluation.Training);

    private static string Source(string? name) => name is null ? "SOURCE" : ShellWord.Of(name);
}
