using Selfsame.Torch;
using Selfsame.Training.Classifiers;
using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Export;

/// <summary>What tells classes behind an encoder: f W + b.</summary>
/// <param name="Name">What its weights are called in the file.</param>
/// <param name="Weight">D x C.</param>
/// <param name="Bias">C.</param>
internal sealed record LinearHead(string Name, Tensor Weight, Tensor Bias)
{
    /// <summary>A probe; its standardisation goes into the weights: (f - m) / s W + b.</summary>
    public static LinearHead Of(LinearProbe probe)
    {
        var (weight, bias) = probe.OnRawFeatures();
        return new LinearHead("probe", weight, bias);
    }

    /// <summary>A classifier's own.</summary>
    public static LinearHead Of(ClassifierFile classifier) =>
        new(classifier.Encoder.Backbone.ClassifierName, classifier.Classifier.Head.Weight.T.Contiguous(), classifier.Classifier.Head.Bias!);
}
