using Selfsame.Training.FineTuning;

namespace Selfsame.Training.Evaluation;

/// <summary>Settings of an evaluation.</summary>
public sealed record EvaluationOptions
{
    /// <summary>The protocols to run, in order.</summary>
    public IReadOnlyList<EvaluationProtocol> Protocols { get; init; } = [EvaluationProtocol.Knn, EvaluationProtocol.Linear];

    /// <summary>
    /// The layer that is judged: a name of <see cref="EncoderLayers"/>, <see cref="EncoderLayers.Output"/>, or <see cref="EncoderLayers.Best"/> for the one that
    /// does best on a held-out part of the training labels.
    /// </summary>
    public string Layer { get; init; } = EncoderLayers.Output;

    /// <summary>Settings of k-NN.</summary>
    public KnnOptions Knn { get; init; } = new();

    /// <summary>Settings of the linear probe.</summary>
    public LinearProbeOptions Linear { get; init; } = new();

    /// <summary>Shares and seeds of fine-tuning.</summary>
    public LabelEfficiencyOptions Finetune { get; init; } = new();

    /// <summary>How features are made.</summary>
    public FeatureExtractorOptions Features { get; init; } = new();

    /// <summary>Seed of the network at random initialisation.</summary>
    public long RandomSeed { get; init; } = 1;
}
