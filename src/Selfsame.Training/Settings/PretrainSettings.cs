using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Selfsame.Data.Views;
using Selfsame.Nn.Optimizers;

namespace Selfsame.Training.Settings;

/// <summary>Everything that a pretraining run is asked to do. What is left open is the method's recipe.</summary>
public sealed record PretrainSettings
{
    /// <summary>What this run is expected to give, in words; recipes state it first.</summary>
    public string? Expected { get; init; }

    /// <summary>The method, by its name on the command line.</summary>
    [JsonIgnore]
    public string Method { get; init; } = "simclr";

    /// <summary>The pictures to learn from: a path, or a source such as <c>cifar10:PATH</c> or <c>scenes:train</c>.</summary>
    public string Data { get; init; } = "";

    /// <summary>The run's folder.</summary>
    public string Out { get; init; } = "";

    /// <summary>Which encoder is trained.</summary>
    public BackboneSettings Backbone { get; init; } = new();

    /// <summary>Side of the square views in pixels.</summary>
    [Range(8, 4096)]
    public int ImageSize { get; init; } = 32;

    /// <summary>Passes over the data; <see cref="Steps"/> goes first.</summary>
    [Range(1, 1_000_000)]
    public int Epochs { get; init; } = 100;

    /// <summary>Optimizer steps, or null to go by <see cref="Epochs"/>.</summary>
    [Range(1, 1_000_000_000)]
    public long? Steps { get; init; }

    /// <summary>Pictures in one optimizer step, always the whole of it.</summary>
    [Range(2, 1_000_000)]
    public int BatchSize { get; init; } = 256;

    /// <summary>Parts that a step is computed in, to save memory. Contrastive methods then compare within each part only.</summary>
    [Range(1, 65536)]
    public int AccumulationSteps { get; init; } = 1;

    /// <summary>Where all chance begins.</summary>
    [Range(0, long.MaxValue)]
    public long Seed { get; init; }

    /// <summary>Where to compute: <c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>The number format of the forward pass.</summary>
    public Precision Precision { get; init; }

    /// <summary>Where random views are made: <c>processor</c>, or <c>device</c> for graphics cards.</summary>
    public ViewPlace MakeViewsOn { get; init; }

    /// <summary>Threads that read and transform pictures; null for as many as the machine has processors.</summary>
    [Range(1, 1024)]
    public int? Workers { get; init; }

    /// <summary>Threads that compute; null for as many as the machine has processors. The last bit of a result depends on it.</summary>
    [Range(1, 1024)]
    public int? Threads { get; init; }

    /// <summary>Steps between checkpoints, or null for one at the end of each epoch.</summary>
    [Range(1, 1_000_000_000)]
    public long? CheckpointEvery { get; init; }

    /// <summary>How many checkpoints are kept, besides the best.</summary>
    [Range(1, 10_000)]
    public int KeepCheckpoints { get; init; } = 2;

    /// <summary>Steps between lines of the metrics.</summary>
    [Range(1, 1_000_000)]
    public int LogEvery { get; init; } = 10;

    /// <summary>The largest length of the gradient, or null for the recipe's limit, if it has one.</summary>
    [Range(1e-9, 1e9)]
    public double? ClipGradientNorm { get; init; }

    /// <summary>A run or a safetensors file whose encoder to start from, or null for a fresh one.</summary>
    public string? InitFrom { get; init; }

    /// <summary>Labelled sources to watch progress on, <c>TRAIN[,TEST]</c>, or null. Labels never reach the encoder.</summary>
    public string? Monitor { get; init; }

    /// <summary>Single changes to the method's random views.</summary>
    public ViewSettings Views { get; init; } = new();

    /// <summary>Other random views altogether, or null for the method's.</summary>
    public ViewRecipe? ViewRecipe { get; init; }

    /// <summary>The method's options, or null for the recipe's.</summary>
    [JsonIgnore]
    public object? MethodOptions { get; init; }

    /// <summary>The optimizer with its schedule, or null for the recipe's.</summary>
    [JsonIgnore]
    public OptimizerOptions? Optimizer { get; init; }

    /// <summary>Single values laid over the recipe.</summary>
    [JsonIgnore]
    internal IReadOnlyList<SettingOverride> Overrides { get; init; } = [];

    /// <summary>The same settings with one value changed.</summary>
    /// <param name="path">A setting such as <c>epochs</c>, <c>backbone.width</c>, <c>method.temperature</c>, <c>optimizer.learningRate</c> or <c>views.cropMinimum</c>.</param>
    /// <param name="value">Its value as text.</param>
    /// <exception cref="SettingException">There is no such setting, or the value has the wrong type or range.</exception>
    public PretrainSettings Set(string path, string value) => SettingPaths.Set(this, path, value);

    /// <summary>Settings from a file: one of settings only, or the <c>run.json</c> of a run, which replays it.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="SettingException">The file cannot be read or names unknown settings.</exception>
    public static PretrainSettings Load(string file)
    {
        try
        {
            return FromJson(File.ReadAllText(file), file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"The settings {file} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Settings from JSON text.</summary>
    /// <param name="json">One object; comments and trailing commas are allowed.</param>
    /// <param name="name">What to call the text in errors.</param>
    /// <exception cref="SettingException">The text is not JSON, or names unknown settings.</exception>
    public static PretrainSettings FromJson(string json, string name = "the settings")
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        }
        catch (JsonException error)
        {
            throw new SettingException($"{name} is not JSON: {error.Message.ReplaceLineEndings(" ")}", error);
        }

        var settings = (root as JsonObject)?["settings"] ?? root;
        return settings is JsonObject tree
            ? SettingPaths.Read(tree)
            : throw new SettingException($"{name} must hold one JSON object of settings.");
    }

    /// <summary>The settings as JSON, with what the recipe leaves open left out.</summary>
    public string ToJson() => SettingPaths.Write(this, null).ToJsonString(SettingTree.Json);
}
