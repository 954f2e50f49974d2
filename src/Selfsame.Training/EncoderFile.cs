using System.Globalization;
using System.Text.Json;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Torch;
using Selfsame.Training.Embeddings;
using Selfsame.Training.Runs;
using Selfsame.Training.Settings;

namespace Selfsame.Training;

/// <summary>An encoder as it is handed on: weights, architecture and preprocessing in one safetensors file. That of a classifier will do too.</summary>
/// <remarks>The file has neither time nor path in it: the same run gives the same bytes.</remarks>
public sealed class EncoderFile
{
    private const string FormatKey = "selfsame.format";
    private const string FormatValue = "encoder/1";
    private const string ClassifierFormat = "classifier/1";
    private const string OwnPrefix = "selfsame.";
    private const string BackboneKey = "selfsame.backbone";
    private const string PreprocessingKey = "selfsame.preprocessing";
    private const string MethodKey = "selfsame.method";

    private static readonly JsonSerializerOptions Compact = new(SettingTree.Json) { WriteIndented = false };

    private string? _fingerprint;

    private EncoderFile(string path, BackboneOptions options, Backbone backbone, Preprocessing preprocessing, IReadOnlyDictionary<string, string> metadata)
    {
        Path = path;
        BackboneOptions = options;
        Backbone = backbone;
        Preprocessing = preprocessing;
        Metadata = metadata;
    }

    /// <summary>The safetensors file.</summary>
    public string Path { get; }

    /// <summary>How the encoder is built.</summary>
    public BackboneOptions BackboneOptions { get; }

    /// <summary>The encoder with its weights, in evaluation mode, on the CPU.</summary>
    public Backbone Backbone { get; }

    /// <summary>What pictures must go through before the encoder sees them.</summary>
    public Preprocessing Preprocessing { get; }

    /// <summary>Side of the pictures that the encoder was trained on, in pixels.</summary>
    public int ImageSize => Preprocessing.ImageSize;

    /// <summary>The method it was trained with, or the empty string.</summary>
    public string Method => Metadata.GetValueOrDefault(MethodKey, "");

    /// <summary>Whether a classifier stands in the file too: <see cref="Classifiers.ClassifierFile"/> reads it.</summary>
    public bool HasClassifier => Metadata.GetValueOrDefault(FormatKey) == ClassifierFormat;

    /// <summary>A hash over architecture, preprocessing and weights: features of two encoders belong together where it is the same.</summary>
    public string Fingerprint => _fingerprint ??= EncoderFingerprint.Of(
        [JsonSerializer.Serialize(BackboneOptions, Compact), JsonSerializer.Serialize(Preprocessing, Compact)], Backbone);

    /// <summary>All that stands in the file beside the weights.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The same encoder for pictures of another size.</summary>
    /// <param name="imageSize">Side of the pictures, in pixels.</param>
    /// <exception cref="SettingException">It is a transformer, whose positions are for one size only.</exception>
    public EncoderFile At(int imageSize)
    {
        if (imageSize == ImageSize) return this;
        return Backbone.Family == BackboneFamily.VisionTransformer
            ? throw new SettingException($"{Path} is a transformer for pictures of {ImageSize} px: its positions do not serve {imageSize} px. Leave the size out, or train at {imageSize} px.")
            : new EncoderFile(Path, BackboneOptions, Backbone, Preprocessing with { ImageSize = imageSize }, Metadata);
    }

    /// <summary>What is written into an encoder's file.</summary>
    /// <param name="backbone">How the encoder is built.</param>
    /// <param name="preprocessing">What pictures must go through.</param>
    /// <param name="method">The method's name.</param>
    public static IReadOnlyDictionary<string, string> Describe(BackboneOptions backbone, Preprocessing preprocessing, string method) =>
        new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [FormatKey] = FormatValue,
            [BackboneKey] = JsonSerializer.Serialize(backbone, Compact),
            [MethodKey] = method,
            [PreprocessingKey] = JsonSerializer.Serialize(preprocessing, Compact),
        };

    /// <summary>Reads an encoder.</summary>
    /// <param name="path">A run's folder or a safetensors file that a run has written.</param>
    /// <exception cref="SettingException">There is no encoder there, or the file was not written by Selfsame.</exception>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="StateMismatchException">The weights do not fit the architecture that the file names.</exception>
    public static EncoderFile Load(string path)
    {
        using var scope = new TensorScope();
        var file = Resolve(path);
        var content = SafeTensors.Read(file);
        var format = content.Metadata.GetValueOrDefault(FormatKey);
        if (format is not (FormatValue or ClassifierFormat))
        {
            throw new SettingException($"{file} is not an encoder that selfsame has written: its metadata does not say how to build it.");
        }

        var options = Parse<BackboneOptions>(content.Metadata, BackboneKey, file);
        var preprocessing = Parse<Preprocessing>(content.Metadata, PreprocessingKey, file);
        var backbone = BackboneCatalog.Create(options);
        // Of a classifier the encoder alone is read.
        var weights = format == FormatValue ? content.Tensors : content.Tensors.Where(each => !IsOfClassifier(each.Key, backbone));
        backbone.Load(weights.Select(each => new NamedTensor(each.Key, each.Value)));
        backbone.Eval();
        return new EncoderFile(file, options, backbone, preprocessing, content.Metadata);
    }

    /// <summary>What is written into a classifier's file, beside what says of which classes.</summary>
    internal SortedDictionary<string, string> DescribeClassifier() => new(Describe(BackboneOptions, Preprocessing, Method).ToDictionary(), StringComparer.Ordinal)
    {
        [FormatKey] = ClassifierFormat,
    };

    private static bool IsOfClassifier(string name, Backbone backbone) =>
        name.StartsWith(backbone.ClassifierName + ".", StringComparison.Ordinal) || IsOwn(name);

    /// <summary>Whether a tensor is no weight but something else that Selfsame keeps beside them.</summary>
    internal static bool IsOwn(string name) => name.StartsWith(OwnPrefix, StringComparison.Ordinal);

    /// <summary>The file of a run that holds its encoder.</summary>
    /// <exception cref="SettingException">There is no such run, or it has none yet.</exception>
    internal static string Resolve(string path)
    {
        if (File.Exists(path))
        {
            return EmbeddingFile.IsName(path) ? throw new SettingException($"{path} is a file of features or a table: give the run or the encoder itself.") : path;
        }

        var run = RunDirectory.Open(path);
        return Array.Find([run.EncoderFile, run.ClassifierFile], File.Exists)
            ?? throw new SettingException($"The run {path} has no encoder yet: it is written at the end of each epoch.");
    }

    private static T Parse<T>(IReadOnlyDictionary<string, string> metadata, string key, string file)
        where T : class
    {
        try
        {
            if (metadata.TryGetValue(key, out var json) && JsonSerializer.Deserialize<T>(json, Compact) is { } value)
            {
                return value;
            }
        }
        catch (JsonException error)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{file} is damaged: {key} in its metadata cannot be read: {error.Message}"), error);
        }

        throw new InvalidDataException($"{file} is damaged: {key} is not in its metadata.");
    }
}
