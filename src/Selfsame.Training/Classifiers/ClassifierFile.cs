using System.Text.Json;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Torch;
using Selfsame.Training.Runs;
using Selfsame.Training.Settings;

namespace Selfsame.Training.Classifiers;

/// <summary>A classifier as it is handed on: encoder, linear classifier, the names of its classes, preprocessing and what it takes for usual, in one safetensors file.</summary>
/// <remarks>Whatever reads an encoder reads the encoder of such a file.</remarks>
public sealed class ClassifierFile
{
    /// <summary>Where the names of the classes stand in a file's metadata, as a JSON list.</summary>
    internal const string ClassesKey = "selfsame.classes";

    private const string BankName = "selfsame.known.features";
    private const string KnownName = "selfsame.known.distances";

    private ClassifierFile(EncoderFile encoder, Classifier classifier, IReadOnlyList<string> classes, FeatureDistance distance)
    {
        Encoder = encoder;
        Classifier = classifier;
        Classes = classes;
        Distance = distance;
    }

    /// <summary>The encoder in the file; its weights are those of <see cref="Classifier"/>.</summary>
    public EncoderFile Encoder { get; }

    /// <summary>The network, in evaluation mode, on the CPU.</summary>
    public Classifier Classifier { get; }

    /// <summary>The names of the classes, in the order of the network's outputs.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>How far a picture is from those that the classifier has learnt from.</summary>
    public FeatureDistance Distance { get; }

    /// <summary>Reads a classifier.</summary>
    /// <param name="path">A run's folder or a safetensors file that <see cref="ClassifierRun"/> has written.</param>
    /// <exception cref="SettingException">There is no classifier there, or only its weights.</exception>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="StateMismatchException">The weights do not fit the architecture that the file names.</exception>
    public static ClassifierFile Load(string path)
    {
        using var scope = new TensorScope();
        var encoder = EncoderFile.Load(path);
        if (!encoder.HasClassifier)
        {
            throw new SettingException($"{path} holds an encoder, which knows no classes: 'selfsame finetune {path} --train SOURCE --out DIR' makes a classifier of it.");
        }

        var content = SafeTensors.Read(encoder.Path);
        var classes = ReadClasses(content, encoder.Path);
        var classifier = new Classifier(encoder.Backbone, classes.Length);
        var name = encoder.Backbone.ClassifierName;
        classifier.Head.Load(content.Tensors
            .Where(each => each.Key.StartsWith(name + ".", StringComparison.Ordinal))
            .Select(each => new NamedTensor(each.Key[(name.Length + 1)..], each.Value)));
        classifier.Eval();
        var (bank, known) = (Find(content, BankName, encoder.Path), Find(content, KnownName, encoder.Path));
        return new ClassifierFile(encoder, classifier, classes, FeatureDistance.Restore(bank, known.ToArray<double>()));
    }

    /// <summary>Writes a classifier.</summary>
    /// <param name="path">The file; replaced where it is there.</param>
    /// <param name="origin">The encoder that it was made from.</param>
    /// <param name="classifier">The network.</param>
    /// <param name="classes">The names of its classes.</param>
    /// <param name="distance">What it takes for usual.</param>
    internal static void Write(string path, EncoderFile origin, Classifier classifier, IReadOnlyList<string> classes, FeatureDistance distance)
    {
        using var scope = new TensorScope();
        var metadata = origin.DescribeClassifier();
        metadata[ClassesKey] = JsonSerializer.Serialize(classes, SettingTree.Json);
        DurableFile.Write(path, temporary => SafeTensors.Write(
            temporary,
            [
                .. classifier.State().Select(each => KeyValuePair.Create(each.Name, each.Value)),
                KeyValuePair.Create(BankName, distance.Bank),
                KeyValuePair.Create(KnownName, Tensor.From<double>([.. distance.Known], [distance.Known.Count])),
            ],
            metadata));
    }

    private static string[] ReadClasses(SafeTensorsFile content, string file)
    {
        try
        {
            if (content.Metadata.TryGetValue(ClassesKey, out var json) && JsonSerializer.Deserialize<string[]>(json, SettingTree.Json) is { Length: > 0 } classes)
            {
                return classes;
            }
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{file} is damaged: {ClassesKey} in its metadata cannot be read: {error.Message}", error);
        }

        throw new InvalidDataException($"{file} is damaged: {ClassesKey} is not in its metadata.");
    }

    private static Tensor Find(SafeTensorsFile content, string name, string file) =>
        content.Tensors.FirstOrDefault(each => each.Key == name).Value
        ?? throw new SettingException($"{file} has no {name}, by which pictures unlike the known ones are told; an exported file has the weights only. Give the run that 'selfsame finetune' wrote.");
}
