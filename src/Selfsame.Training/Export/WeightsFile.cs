using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Torch;
using Selfsame.Training.Classifiers;
using Selfsame.Training.Runs;

namespace Selfsame.Training.Export;

/// <summary>Writes an encoder's weights alone, as safetensors, under the names that other libraries load.</summary>
public static class WeightsFile
{
    /// <summary>Writes the weights.</summary>
    /// <param name="path">The file; replaced where it is there.</param>
    /// <param name="encoder">The encoder.</param>
    /// <param name="names">Whose names.</param>
    /// <exception cref="StorageException">The file cannot be written.</exception>
    public static void Write(string path, EncoderFile encoder, WeightNames names) => Write(path, encoder, encoder.Backbone.State(), names);

    /// <summary>Writes the weights of a classifier, its head among them.</summary>
    /// <param name="path">The file; replaced where it is there.</param>
    /// <param name="classifier">The classifier.</param>
    /// <param name="names">Whose names.</param>
    /// <exception cref="StorageException">The file cannot be written.</exception>
    public static void Write(string path, ClassifierFile classifier, WeightNames names) => Write(path, classifier.Encoder, classifier.Classifier.State(), names);

    private static void Write(string path, EncoderFile encoder, IEnumerable<NamedTensor> state, WeightNames names) =>
        DurableFile.Write(path, temporary => SafeTensors.Write(
            temporary,
            state.Select(each => KeyValuePair.Create(Name(encoder.Backbone, each.Name, names), each.Value)),
            new Dictionary<string, string>(encoder.Metadata) { ["format"] = "pt" }));

    private static string Name(Backbone backbone, string name, WeightNames names) =>
        names == WeightNames.Torchvision && backbone.Family == BackboneFamily.VisionTransformer ? TorchvisionTransformerNames.FromTimm(name) : name;
}
