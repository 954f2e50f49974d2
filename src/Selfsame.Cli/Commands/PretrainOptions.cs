using System.CommandLine;
using Selfsame.Training;
using Selfsame.Training.Settings;

namespace Selfsame.Cli.Commands;

/// <summary>The options of <c>pretrain</c> that are settings. Each stands for a path of --set, so that types, ranges and names are checked in one place.</summary>
internal sealed class PretrainOptions
{
    private const string Data = "data";
    private const string Out = "out";
    private const string Epochs = "epochs";
    private const string Steps = "steps";

    private readonly (Option<string> Option, string Path)[] _settings =
    [
        (CommandOptions.Text("--data", "SOURCE", "The pictures: a folder, idx or CIFAR files, a .csv or .jsonl list, or scenes:train"), Data),
        (CommandOptions.Text("--out", "DIR", "The folder of the run"), Out),
        (CommandOptions.Text("--backbone", "NAME", "The encoder's architecture (resnet18)"), "backbone.name"),
        (CommandOptions.Text("--image-size", "N", "Side of the pictures in pixels (32)"), "imageSize"),
        (CommandOptions.Text("--epochs", "N", "Passes over the data (100)"), Epochs),
        (CommandOptions.Text("--steps", "N", "Optimizer steps, instead of --epochs"), Steps),
        (CommandOptions.Text("--batch-size", "N", "Pictures in one optimizer step, over all devices (256)"), "batchSize"),
        (CommandOptions.Text("--seed", "N", "Where all chance begins (0)"), "seed"),
        (CommandOptions.Text("--monitor", "TRAIN[,TEST]", "Labelled pictures to look at the encoder with after each epoch; one source is split 80/20"), "monitor"),
        (CommandOptions.Text("--init-from", "FILE", "Start from the encoder of a run or a .safetensors file"), "initFrom"),
        (CommandOptions.Text("--device", "cpu|cuda", "Where to compute (cpu)"), "device"),
        (CommandOptions.Text("--precision", "float32|bf16", "Number format of the forward pass (float32)"), "precision"),
        (CommandOptions.Text("--views", "processor|device", "Where random views are made; device is for graphics cards (processor)"), "makeViewsOn"),
        (CommandOptions.Text("--workers", "N", "Threads that read and transform pictures (as many as there are processors)"), "workers"),
        (CommandOptions.Text("--threads", "N", "Threads that compute (as many as there are processors)"), "threads"),
        (CommandOptions.Text("--checkpoint-every", "STEPS", "Steps between checkpoints (an epoch)"), "checkpointEvery"),
    ];

    private readonly Option<string[]> _set = CommandOptions.Set();
    private readonly Option<string> _config = CommandOptions.Text("--config", "FILE", "Settings from a file; the run.json of a run replays it");

    internal void AddTo(Command command)
    {
        foreach (var (option, _) in _settings) command.Add(option);
        command.Add(_set);
        command.Add(_config);
    }

    /// <summary>The file's settings with the command line's laid over them. A run that is resumed brings its own, which need not be repeated.</summary>
    internal PretrainSettings Read(ParseResult result, string? method, bool isResumed)
    {
        var settings = Start(result, isResumed, ref method);
        if (method is not null) settings = settings.Set("method", method);
        if (Value(result, Epochs) is not null && Value(result, Steps) is not null) throw new SettingException("--epochs and --steps both say how long to train: give one of them.");
        if (Value(result, Epochs) is not null) settings = settings with { Steps = null };
        foreach (var (option, path) in _settings)
        {
            if (result.GetValue(option) is { } value) settings = settings.Set(path, value);
        }
        settings = CommandOptions.Apply(settings, result.GetValue(_set));
        if (settings.Data.Length == 0) throw new SettingException("No pictures were given to learn from: add --data SOURCE.");
        if (settings.Out.Length == 0) throw new SettingException("No folder was given for the run: add --out DIR.");
        return settings;
    }

    private PretrainSettings Start(ParseResult result, bool isResumed, ref string? method)
    {
        if (result.GetValue(_config) is { } file) return PretrainSettings.Load(file);
        if (isResumed && Value(result, Out) is { } folder && Path.Combine(folder, "run.json") is var record && File.Exists(record))
            return PretrainSettings.Load(record) with { Out = folder };
        if (isResumed && method is null && Value(result, Out) is { } absent) throw new SettingException($"There is no run at {absent} to go on with: 'selfsame pretrain METHOD --data SOURCE --out {absent}' starts one.");
        if (method is null) throw new SettingException("No method was named: selfsame pretrain METHOD. 'selfsame methods' lists them.");
        return new PretrainSettings();
    }

    private string? Value(ParseResult result, string path) => result.GetValue(_settings.First(each => each.Path == path).Option);
}
