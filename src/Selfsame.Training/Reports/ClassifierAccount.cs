using System.Globalization;
using System.Text.Json;

namespace Selfsame.Training.Reports;

/// <summary>What the record of a classifier's run tells: of which encoder and which labels it was made, and how often it is right.</summary>
internal sealed class ClassifierAccount
{
    private readonly JsonElement _settings;
    private readonly JsonElement? _result;

    private ClassifierAccount(JsonElement settings, JsonElement? result) => (_settings, _result) = (settings, result);

    /// <summary>The labelled pictures that it learnt from.</summary>
    internal string? Training => JsonText.At(_settings, "train");

    /// <summary>The labelled pictures that it was counted on, or null.</summary>
    internal string? Test => JsonText.At(_settings, "test");

    /// <summary>Its right answers on those, or null.</summary>
    internal double? TestAccuracy => Found("test", "top1");

    /// <summary>What was trained on what, and what came of it, in words.</summary>
    internal string Summary
    {
        get
        {
            var architecture = _result is { } result && JsonText.At(result, "architecture") is { } named ? named : "network";
            var beginning = IsFromScratch ? $"the {architecture} of {JsonText.At(_settings, "run")}, begun with random weights" : $"the pretrained {architecture} of {JsonText.At(_settings, "run")}";
            if (_result is null) return $"A classifier that is not finished: {beginning}, trained on labels of {Training}.";
            return $"A classifier of {NumberText.Whole(Classes)} classes: {beginning}, trained on {NumberText.Whole(Found("labels") ?? double.NaN)} labels of {Training}."
                + (TestAccuracy is { } right ? $" It is right on {NumberText.Percent(right)} of {Test}." : "");
        }
    }

    /// <summary>What it came to, for the head of a page.</summary>
    internal IEnumerable<ReportFigure> Figures
    {
        get
        {
            if (TestAccuracy is { } test) yield return new ReportFigure("right on the test pictures", NumberText.Percent(test));
            if (Found("training", "top1") is { } learnt) yield return new ReportFigure("right on those it has learnt from", NumberText.Percent(learnt));
            if (Found("labels") is { } labels) yield return new ReportFigure("labels told", NumberText.Whole(labels));
            if (_result is not null) yield return new ReportFigure("classes", NumberText.Whole(Classes));
            if (Found("learningRate") is { } rate) yield return new ReportFigure("learning rate", rate.ToString("0.####", CultureInfo.InvariantCulture));
        }
    }

    private bool IsFromScratch => JsonText.At(_settings, "fromScratch") == bool.TrueString;

    private double Classes => _result is { } result && JsonText.Find(result, "classes") is { ValueKind: JsonValueKind.Array } classes ? classes.GetArrayLength() : double.NaN;

    /// <summary>That of a run's record, or null where the run made no classifier.</summary>
    internal static ClassifierAccount? Of(JsonElement record) => JsonText.Find(record, "classifier") is { ValueKind: JsonValueKind.Object } settings
        ? new ClassifierAccount(settings, JsonText.Find(record, "result") is { ValueKind: JsonValueKind.Object } result ? result : null)
        : null;

    /// <summary>The command that makes it once more.</summary>
    /// <param name="output">The folder of the new run, as a shell takes it.</param>
    internal string Command(string output)
    {
        var words = new List<string> { "selfsame", "finetune", ShellWord.Of(JsonText.At(_settings, "run") ?? "RUN") };
        void Add(string option, string setting, string? usual = null)
        {
            if (JsonText.At(_settings, setting) is { } value && value != usual) words.AddRange([option, ShellWord.Of(value)]);
        }

        Add("--train", "train");
        Add("--test", "test");
        Add("--labels", "labels", "1");
        Add("--epochs", "epochs");
        Add("--learning-rate", "learningRate");
        if (IsFromScratch) words.Add("--from-scratch");
        Add("--seed", "seed", "0");
        return string.Join(' ', [.. words, "--out", output]);
    }

    private double? Found(params string[] path) => _result is { } result ? JsonText.Number(result, path) : null;
}
