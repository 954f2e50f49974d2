using System.Text.Json;
using Google.Protobuf;
using Selfsame.Nn.Backbones;
using Selfsame.Torch;
using Selfsame.Training.Classifiers;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Runs;
using Selfsame.Training.Settings;

namespace Selfsame.Training.Export;

/// <summary>Writes an encoder or a classifier as ONNX, any number of pictures at a time: what ONNX Runtime, browsers and phones run.</summary>
/// <remarks>
/// The network is run twice, on two and on three pictures, while the engine's calls are recorded; the list is translated row by row
/// (<see href="https://onnx.ai">ONNX</see>, operator set 17). No layer has an exporter of its own.
/// </remarks>
public static class OnnxFile
{
    /// <summary>The name of the input: N x C x H x W, prepared as the metadata says.</summary>
    public const string Input = "pictures";

    /// <summary>The name of the encoder's output: N x D.</summary>
    public const string Features = "features";

    /// <summary>The name of what a probe or classifier gives: N x classes, not yet probabilities.</summary>
    public const string Logits = "logits";

    /// <summary>The name of its shares of the classes: N x classes, each row summing to 1.</summary>
    public const string Probabilities = "probabilities";

    private static readonly (long First, long Second) s_batches = (2, 3);

    /// <summary>Writes an encoder.</summary>
    /// <param name="path">The file; replaced where it is there.</param>
    /// <param name="encoder">The encoder.</param>
    /// <param name="probe">A linear probe on its features, or null.</param>
    /// <param name="classes">The names of the probe's classes, in order.</param>
    /// <exception cref="ExportException">The encoder does something that has no counterpart in ONNX.</exception>
    /// <exception cref="StorageException">The file cannot be written.</exception>
    public static void Write(string path, EncoderFile encoder, LinearProbe? probe = null, IReadOnlyList<string>? classes = null)
    {
        using var scope = new TensorScope();
        Write(path, encoder, probe is null ? null : LinearHead.Of(probe), classes);
    }

    /// <summary>Writes a classifier: features, logits and probabilities.</summary>
    /// <param name="path">The file; replaced where it is there.</param>
    /// <param name="classifier">The classifier, on the CPU.</param>
    /// <exception cref="ExportException">The encoder does something that has no counterpart in ONNX.</exception>
    /// <exception cref="StorageException">The file cannot be written.</exception>
    public static void Write(string path, ClassifierFile classifier)
    {
        using var noGrad = new NoGrad();
        Write(path, classifier.Encoder, LinearHead.Of(classifier), classifier.Classes);
    }

    private static void Write(string path, EncoderFile encoder, LinearHead? head, IReadOnlyList<string>? classes)
    {
        var state = encoder.Backbone.State().ToArray();
        var side = encoder.ImageSize;
        var shape = new long[] { s_batches.First, encoder.Preprocessing.Channels, side, side };
        Tensor Forward(Tensor x) => encoder.Backbone.Forward(encoder.Preprocessing.Show(x));
        using var one = Trace.Of(Forward, state, shape);
        using var other = Trace.Of(Forward, state, [s_batches.Second, .. shape[1..]]);
        var graph = new OnnxGraph(Input, shape);
        var translation = new OnnxTranslation(graph, one.Input, one.Weights);
        foreach (var call in Trace.Pair(one, other, s_batches))
        {
            translation.Add(call);
        }

        var features = translation.Name(one.Output);
        graph.Output(features, Features, one.Output.Shape);
        if (head is not null)
        {
            Add(graph, features, head);
        }

        var model = graph.Model(Metadata(encoder, classes));
        DurableFile.Write(path, temporary =>
        {
            using var file = File.Create(temporary);
            model.WriteTo(file);
        });
    }

    private static void Add(OnnxGraph graph, string features, LinearHead head)
    {
        var logits = graph.Add("Gemm", [features, graph.Constant($"{head.Name}.weight", head.Weight), graph.Constant($"{head.Name}.bias", head.Bias)]);
        graph.Output(logits, Logits, [0, head.Bias.Size(0)]);
        graph.Output(graph.Add("Softmax", [logits], OnnxGraph.Attribute("axis", 1)), Probabilities, [0, head.Bias.Size(0)]);
    }

    private static IEnumerable<KeyValuePair<string, string>> Metadata(EncoderFile encoder, IReadOnlyList<string>? classes)
    {
        foreach (var each in encoder.Metadata.Where(each => each.Key != ClassifierFile.ClassesKey).OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            yield return each;
        }

        var steps = PictureSteps.Of(encoder.Preprocessing);
        yield return KeyValuePair.Create(PictureSteps.Key, steps.ToJson());
        yield return KeyValuePair.Create("selfsame.pictures", steps.InWords());
        if (classes is not null)
        {
            yield return KeyValuePair.Create(ClassifierFile.ClassesKey, JsonSerializer.Serialize(classes, SettingTree.Json));
        }
    }
}
