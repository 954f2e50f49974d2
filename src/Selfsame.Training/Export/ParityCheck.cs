using Selfsame.Torch;
using Selfsame.Training.Classifiers;
using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Export;

/// <summary>How far an exported file's answers are from the encoder's own.</summary>
/// <param name="Runtime">What ran the file, with its version.</param>
/// <param name="LargestDifference">The largest absolute difference in any value of any output.</param>
/// <param name="Pictures">How many pictures were in the batches that were tried.</param>
public sealed record ParityCheck(string Runtime, double LargestDifference, IReadOnlyList<int> Pictures)
{
    /// <summary>What another order of sums explains: a larger difference means that the file does something else than the encoder.</summary>
    public const double Tolerance = 1e-4;

    /// <summary>Whether the largest difference is no larger than <see cref="Tolerance"/>.</summary>
    public bool IsWithinTolerance => LargestDifference <= Tolerance;

    /// <summary>Runs an exported file beside its encoder, on random pictures, one and many at a time.</summary>
    /// <param name="model">The .onnx file.</param>
    /// <param name="encoder">What it was made from.</param>
    /// <param name="probe">The probe it was made with, or null.</param>
    /// <param name="runtime">What runs it.</param>
    /// <exception cref="ExportException">The file cannot be run, or does not give what it should.</exception>
    public static ParityCheck Of(string model, EncoderFile encoder, LinearProbe? probe, OnnxRuntime runtime) =>
        Of(model, encoder, probe is null ? null : features => Tensor.From<float>(probe.Predict(features), [features.Size(0), probe.Bias.Size(0)]), runtime);

    /// <summary>Runs an exported file beside its classifier, on random pictures, one and many at a time.</summary>
    /// <param name="model">The .onnx file.</param>
    /// <param name="classifier">What it was made from.</param>
    /// <param name="runtime">What runs it.</param>
    /// <exception cref="ExportException">The file cannot be run, or does not give what it should.</exception>
    public static ParityCheck Of(string model, ClassifierFile classifier, OnnxRuntime runtime) =>
        Of(model, classifier.Encoder, features => classifier.Classifier.Head.Forward(features), runtime);

    private static ParityCheck Of(string model, EncoderFile encoder, Func<Tensor, Tensor>? head, OnnxRuntime runtime)
    {
        using var noGrad = new NoGrad();
        var (largest, version) = (0.0, "");
        int[] batches = [1, 32];
        foreach (var count in batches)
        {
            using var scope = new TensorScope();
            Engine.Seed(count);
            var pictures = Tensor.Randn([count, encoder.Preprocessing.Channels, encoder.ImageSize, encoder.ImageSize]);
            var features = encoder.Backbone.Forward(encoder.Preprocessing.Show(pictures));
            var expected = new List<float[]> { features.ToArray<float>() };
            if (head is not null)
            {
                var logits = head(features);
                expected.Add(logits.ToArray<float>());
                expected.Add(logits.Softmax(1).ToArray<float>());
            }

            var outputs = runtime.Run(model, pictures, out version);
            if (outputs.Count != expected.Count)
            {
                throw new ExportException($"{model} has {outputs.Count} outputs instead of {expected.Count}.");
            }

            for (var i = 0; i < outputs.Count; i++)
            {
                largest = Math.Max(largest, Difference(outputs[i].Name, outputs[i].Values, expected[i]));
            }
        }

        return new ParityCheck($"ONNX Runtime {version}", largest, batches);
    }

    private static double Difference(string name, float[] given, float[] expected)
    {
        if (given.Length != expected.Length)
        {
            throw new ExportException($"The output '{name}' has {given.Length} values instead of {expected.Length}.");
        }

        var largest = 0.0;
        for (var i = 0; i < given.Length; i++)
        {
            var difference = Math.Abs((double)given[i] - expected[i]);
            largest = double.IsNaN(difference) ? double.PositiveInfinity : Math.Max(largest, difference);
        }

        return largest;
    }
}
